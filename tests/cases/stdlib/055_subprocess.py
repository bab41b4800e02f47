"""`subprocess.run` and its like: output, input, status, time, folder, environment."""

import os
import subprocess
import sys
from pathlib import Path

done = subprocess.run(["echo", "hi there"], capture_output=True, text=True)
print(done.stdout.strip(), done.returncode, repr(done.stderr), done)
print(subprocess.run(["printf", "a\\nb"], stdout=subprocess.PIPE).stdout)
print(subprocess.run(["sh", "-c", "exit 3"]).returncode, subprocess.call(["true"]), subprocess.check_call(["true"]))
print(subprocess.run(["cat"], input="fed in", text=True, capture_output=True).stdout)
print(subprocess.check_output(["cat"], input=b"bytes"), subprocess.check_output("echo $((1 + 2))", shell=True, text=True))
both = subprocess.run(["sh", "-c", "echo out; echo err >&2"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
print(both.stdout.split(), both.stderr)
quiet = subprocess.run(["sh", "-c", "echo out; echo err >&2"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
print(quiet.stdout, quiet.stderr.strip())
print(subprocess.run(["pwd"], cwd="/", capture_output=True, text=True).stdout.strip())
print(subprocess.run(["pwd"], cwd=Path("/usr"), capture_output=True, text=True).stdout.strip())
where = {"A": "from env", "PATH": os.environ["PATH"]}
print(subprocess.run(["sh", "-c", "echo $A"], env=where, capture_output=True, text=True).stdout.strip())
print(subprocess.getoutput("echo one; echo two"), subprocess.getstatusoutput("exit 4"))
try:
    subprocess.run(["sh", "-c", "exit 3"], check=True)
except subprocess.CalledProcessError as error:
    print(error, error.returncode, error.cmd)
try:
    subprocess.check_output(["sh", "-c", "echo partly; exit 1"])
except subprocess.CalledProcessError as error:
    print(error.returncode, error.output)
try:
    subprocess.run(["sleep", "5"], timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(type(error).__name__, error.cmd)
try:
    subprocess.run(["no-such-program", "x"])
except FileNotFoundError as error:
    print(error)
print(subprocess.run(["sh", "-c", "kill -9 $$"]).returncode)
for code in (0, 7):
    try:
        subprocess.run(["sh", "-c", f"exit {code}"]).check_returncode()
        subprocess.run(["sh", "-c", f"echo out; exit {code}"], capture_output=True, text=True).check_returncode()
        print("fine")
    except subprocess.CalledProcessError as error:
        print(error)
