data = bytearray(b"abc")
data.append(100)
data.extend(b"ef")
data.extend([103, 104])
data.insert(0, 64)
print(data, len(data), data.pop(), data.pop(0), data)
data.remove(101)
data.reverse()
print(data, data.copy(), data == b"gfdcba", data is data.copy())
data += b"!?"
print(data, data + b"x", b"x" + data, data * 2)
data *= 2
print(data, 33 in data, b"!?" in data, 120 in data)
del data[0]
del data[-2:]
print(data, [b for b in data][:3], bytes(data)[:2])
data[0] = 65
data[1:3] = b"__"
print(data, data[2], data[1:4])
print(bytearray(b"b") < bytearray(b"c"), bytearray(b"b") <= b"b", bytearray(b"b") > b"a", bytearray(b"b") >= b"c")
data.clear()
print(data, bool(data), bytearray(3), bytearray([1, 2]))
print(bytearray.fromhex("00 ff10"), bytearray(b"\x00\xff").hex(), bytearray(b"ab").decode())
word = bytearray(b"Hello, World")
print(word.lower(), word.upper(), word.swapcase(), word.title(), word.capitalize())
print(word.count(b"o"), word.find(b"o"), word.rfind(b"o"), word.index(b"l"), word.rindex(b"l"))
print(word.startswith(b"He"), word.endswith(b"ld"), word.split(b", "), word.rsplit(b"o", 1), word.partition(b", "))
print(word.rpartition(b"o"), word.replace(b"l", b"L"), word.removeprefix(b"Hello"), word.removesuffix(b"World"))
print(bytearray(b" a ").strip(), bytearray(b" a ").lstrip(), bytearray(b" a ").rstrip(), bytearray(b"7").zfill(3))
print(bytearray(b"m").center(5, b"*"), bytearray(b"l").ljust(3), bytearray(b"r").rjust(3))
print(bytearray(b"a\nb").splitlines(), bytearray(b"a\tb").expandtabs(2), bytearray(b",").join([b"a", b"b"]))
print(word.isalpha(), word.isalnum(), word.isdigit(), word.islower(), word.isupper(), word.isspace())
print(word.istitle(), word.isascii(), word.translate(bytes.maketrans(b"lo", b"01")))
try:
    data.pop()
except IndexError as error:
    print(error)
try:
    data.append(256)
except ValueError as error:
    print(error)
