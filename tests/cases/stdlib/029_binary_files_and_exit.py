import json
import os
import re
import sys
import tempfile

path = os.path.join(tempfile.mkdtemp(), "data.bin")
with open(path, "wb") as out:
    print(out.write(b"\x00\x01abc"))
with open(path, "rb") as back:
    print(back.read(), re.findall(r"(\w)=(\d)", "a=1 b=2"), re.split(r"(-)", "x-y"))
try:
    json.loads("{")
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e)


def stop(code):
    if code:
        sys.exit("stopped: " + str(code))
    return code


print(stop(0))
stop(3)
