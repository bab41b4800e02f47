"""`os`: environment, descriptors, rights, names of the machine; `platform`."""

import os
import sys
import tempfile

HERE = tempfile.mkdtemp()
from os import path

print(
    os.access("/tmp", os.R_OK | os.W_OK), os.access("/nope", os.F_OK), os.getuid() >= 0, os.uname().sysname, os.path.sep
)
os.environ["FOO_X"] = "1"
print(
    os.environ.get("FOO_X"),
    "FOO_X" in os.environ,
    os.environ.setdefault("FOO_Y", "2"),
    os.environ.pop("FOO_X"),
    os.getenv("FOO_X", "d"),
)
del os.environ["FOO_Y"]
os.environ.update({"Q1": "1"})
e = os.environ.copy()
e["Z"] = "1"
print("Z" in os.environ, "Q1" in e, dict(os.environ)["Q1"])
try:
    os.environ["NOPE_"]
except KeyError as ex:
    print(ex)
fd = os.open(os.path.join(HERE, "fd.txt"), os.O_CREAT | os.O_RDWR | os.O_TRUNC)
os.write(fd, b"hello")
os.fsync(fd)
print(os.fstat(fd).st_size, os.isatty(fd))
os.close(fd)
r, w = os.pipe()
os.write(w, b"x")
print(os.read(r, 1))
os.close(r)
os.close(w)
print(path.join("a", "b", "/c"), os.path.exists(HERE), isinstance("x", os.PathLike))
print(os.get_terminal_size((80, 24)) if False else "t")
os.umask(os.umask(0o22))
print(os.fsdecode(b"a"), os.path.samestat(os.stat("/"), os.stat("/")), os.stat("/tmp").st_uid, os.stat("/tmp")[6] > 0)
print(os.EX_OK, os.defpath)
for root, dirs, files in os.walk("/nowhere/at/all", onerror=print):
    pass
try:
    os.kill(os.getpid(), 0)
except OSError as e:
    print(e)

import platform, shutil

print(platform.system(), platform.python_implementation(), platform.machine() != "", platform.node() != "")
print(platform.python_version().startswith("3."), platform.release() != "")
print(sys.version.startswith("3."), sys.getfilesystemencoding(), sys.implementation.name)
print(sys.hexversion >= 0x030B0000)
print(shutil.get_terminal_size((80, 24)), shutil.disk_usage("/").total > 0)
