import os
import tempfile

path = os.path.join(tempfile.mkdtemp(), "notes.txt")
with open(path, "w", encoding="utf-8") as f:
    f.write("first\nsécond\n")
    f.writelines(["third\n", "last"])
    print("tail", 3, file=f)
with open(path, encoding="utf-8") as f:
    print(f.readline().rstrip(), [line.strip() for line in f])
with open(path, "a", encoding="utf-8") as f:
    print(f.write("more\n"))
text = open(path, encoding="utf-8").read() if False else None
with open(path, encoding="utf-8") as f:
    lines = f.readlines()
print(len(lines), lines[-1], os.path.exists(path), os.path.basename(path), os.path.splitext("a/b.tar.gz"))
with open(path, "rb") as f:
    print(f.read(8), f.tell())
os.remove(path)
print(os.path.exists(path))
try:
    open("/no/such/file.txt")
except FileNotFoundError as e:
    print(e, e.errno, e.filename)
