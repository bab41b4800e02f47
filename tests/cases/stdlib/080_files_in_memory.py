"""`io`: methods of files in memory, text files above binary ones, abstract classes."""

import io
import os
import tempfile

PATH = os.path.join(tempfile.mkdtemp(), "io.txt")
b = io.BytesIO(b"abc\ndef\n")
print(b.seekable(), b.isatty(), b.read1(2), b.tell())
buf = bytearray(4)
print(b.readinto(buf), buf, b.readlines(1))
s = io.StringIO("a\nb\n")
print(s.seekable(), s.writable(), s.readlines(1), s.line_buffering)
w = io.TextIOWrapper(io.BytesIO(b"caf\xc3\xa9\nx\n"), encoding="utf-8")
print(w.read())
raw = io.BytesIO()
tw = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
tw.write("hi")
tw.flush()
print(raw.getvalue())
with io.open(PATH, "w") as f:
    f.write("x")
with io.open(PATH) as f:
    print(f.read(), isinstance(f, io.TextIOBase), isinstance(f, io.IOBase))
with open(PATH, "rb") as f:
    print(isinstance(f, io.RawIOBase), f.seekable(), f.peek(1), f.fileno() > 2, f.name == PATH)
