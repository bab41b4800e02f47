from hashids import Hashids

hashids = Hashids()
print(hashids.encode(123), hashids.decode('xoz'))
print(hashids.encode(123, 456, 789), hashids.decode('El3fkRIo3'))
print(hashids.encode(1, 2, 3), hashids.decode(hashids.encode(5)))
hashids = Hashids(salt='this is my salt 1')
print(hashids.encode(123))
hashids = Hashids(salt='this is my salt 2')
print(hashids.encode(123))
hashids = Hashids(min_length=16)
print(hashids.encode(1))
hashids = Hashids(alphabet='abcdefghijklmnopqrstuvwxyz1234567890', salt="x")
print(hashids.encode(123, 456), hashids.encode(-1), hashids.decode("???"))
print(hashids.encode_hex('507f1f77bcf86cd799439011'), hashids.decode_hex(hashids.encode_hex('abc')))
try:
    Hashids(alphabet='abc')
except ValueError as e:
    print(e)
