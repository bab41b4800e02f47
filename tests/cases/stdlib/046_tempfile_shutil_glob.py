"""Temporary files and folders, copies, patterns of names."""

import glob
import os
import shutil
import stat
import tempfile
from pathlib import Path


def copies(root):
    os.makedirs(os.path.join(root, "tree", "inner"))
    for name in ("a.txt", "b.py", "inner/c.txt", ".hidden"):
        with open(os.path.join(root, "tree", name), "w") as f:
            f.write(f"<{name}>")
    os.chmod(os.path.join(root, "tree", "b.py"), 0o754)
    copied = shutil.copytree(os.path.join(root, "tree"), os.path.join(root, "copy"))
    print(os.path.relpath(copied, root), sorted(os.listdir(copied)))
    print(stat.filemode(os.stat(os.path.join(copied, "b.py")).st_mode))
    some = shutil.copytree(Path(root) / "tree", Path(root) / "some", ignore=shutil.ignore_patterns("*.py", ".*"))
    print(some.name, sorted(p.name for p in some.rglob("*")))
    print(os.path.relpath(shutil.copy(os.path.join(root, "tree", "a.txt"), os.path.join(root, "copy", "inner")), root))
    print(os.path.relpath(shutil.move(os.path.join(copied, "a.txt"), os.path.join(root, "moved.txt")), root))
    with open(os.path.join(root, "moved.txt")) as f:
        print(f.read())
    try:
        shutil.copyfile(os.path.join(root, "moved.txt"), os.path.join(root, "moved.txt"))
    except shutil.SameFileError as error:
        print(str(error).replace(root, "ROOT"))
    try:
        shutil.copytree(os.path.join(root, "tree"), os.path.join(root, "copy"))
    except FileExistsError as error:
        print(error.errno, error.strerror)


def patterns(root):
    os.chdir(root)
    print(sorted(glob.glob("tree/*")))
    print(sorted(glob.glob("tree/*.[tp]*")))
    print(sorted(glob.glob("**/*.txt", recursive=True)))
    print(sorted(glob.glob("tree/**", recursive=True)))
    print(sorted(glob.iglob("*/inner/?.txt")))
    print(sorted(glob.glob("*.txt", root_dir="tree")), glob.glob("nothing*"), glob.glob("tree/"))
    print(glob.escape("a[1]*.txt"), glob.has_magic("a?"), glob.has_magic("a"))


def temporary():
    with tempfile.NamedTemporaryFile("w+", suffix=".txt") as f:
        f.write("one\ntwo\n")
        f.seek(0)
        print([line.strip() for line in f], f.name.endswith(".txt"), os.path.exists(f.name))
        name = f.name
    print(os.path.exists(name))
    with tempfile.NamedTemporaryFile(delete=False) as kept:
        kept.write(b"bytes")
    print(os.path.getsize(kept.name))
    os.unlink(kept.name)
    with tempfile.TemporaryFile() as f:
        f.write(b"\x00\x01")
        f.seek(0)
        print(f.read())
    fd, path = tempfile.mkstemp(prefix="pre-", suffix=".json")
    with os.fdopen(fd, "w") as f:
        f.write("{}")
    print(os.path.basename(path).startswith("pre-"), Path(path).read_text(), stat.S_IMODE(os.stat(path).st_mode))
    os.remove(path)
    held = tempfile.TemporaryDirectory(prefix="held")
    print(os.path.isdir(held.name))
    held.cleanup()
    print(os.path.isdir(held.name))


with tempfile.TemporaryDirectory() as folder:
    root = os.path.realpath(folder)
    copies(root)
    patterns(root)
    os.chdir("/")
print(os.path.exists(root))
temporary()
print(shutil.which("sh") is not None, shutil.which("no-such-program-here"))
shutil.rmtree("/nonexistent-folder", ignore_errors=True)
try:
    shutil.rmtree("/nonexistent-folder")
except FileNotFoundError as error:
    print(error.strerror, error.filename)
