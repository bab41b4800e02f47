import struct

HEADER = "<4sHIb"
POINT = struct.Struct(">hh")
data = struct.pack(HEADER, b"ABCD", 513, 70000, -5)
print(data, len(data), struct.calcsize(HEADER))
magic, version, size, delta = struct.unpack(HEADER, data)
print(magic, version + 1, size, delta)
print(struct.pack("<IhB", 1, -2, 3), struct.unpack(">H", b"\x01\x02"), struct.calcsize("<Id"), struct.calcsize("Id"), struct.calcsize("bI"))
print(struct.pack(">d", 1.5), struct.unpack("<f", struct.pack("<f", 0.1)), struct.unpack(">d", struct.pack(">d", -2.25))[0])
x, y = POINT.unpack(POINT.pack(3, -4))
print(x, y, POINT.size)
print(struct.unpack_from("<H", b"\x00\x01\x02\x03", 1), list(struct.iter_unpack("<H", b"\x01\x00\x02\x00")))
print(struct.unpack("3B?", b"\x01\x02\x03\x01"), struct.pack("5sx", b"ab"), struct.unpack("<q", b"\xff" * 8))
try:
    struct.unpack("<I", b"abc")
except struct.error as e:
    print(e)
try:
    struct.pack("<B", 300)
except struct.error as e:
    print(e)
try:
    struct.pack("<I", 1, 2)
except struct.error as e:
    print(e)
