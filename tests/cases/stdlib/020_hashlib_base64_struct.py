import base64
import binascii
import hashlib
import struct
import zlib

print(hashlib.md5(b"hello").hexdigest(), hashlib.sha256("é".encode()).hexdigest(), hashlib.sha1(b"").hexdigest())
print(base64.b64encode(b"hello \xff"), base64.b64decode("aGk="), binascii.hexlify(b"ab"), zlib.crc32(b"hello"))
print(struct.pack("<IhB", 1, -2, 3), struct.unpack(">H", b"\x01\x02"), struct.calcsize("<Id"))
