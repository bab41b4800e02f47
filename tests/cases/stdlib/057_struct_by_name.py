# Functions of struct that are imported by name.
from struct import pack, unpack, unpack_from as take
from struct import Struct, calcsize

data = pack(">QhB", 2**40, -3, 7)
n, small, last = unpack(">QhB", data)
print(n, small, last, calcsize(">QhB"))
(only,) = unpack(">Q", data[:8])
print(only + 1, take(">h", data, 8))

byte = Struct(">B").pack
print(byte(65), Struct("<hh").pack(1, -1), Struct("<hh").size)
