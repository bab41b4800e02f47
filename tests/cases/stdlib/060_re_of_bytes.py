# Regular expressions of bytes: what gives no match object.
import re

data = b"one, two\xe9 THREE,four\n"
print(re.findall(b"[a-z]+", data), re.findall(rb"\w+", data), re.findall(b"(?i)th(.)", data))
print(re.sub(b",\\s*", b";", data), re.sub(rb"(o)(.)", rb"\2\1", data, count=2))
print(re.subn(b"e", b"\xff", data), re.split(b", ?", data), re.split(b"o", data, maxsplit=1))
print([len(re.findall(p, data)) for p in (b"o|e", b"[\xe0-\xff]", b"$")])
