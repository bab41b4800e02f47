import uuid

import shortuuid

print(shortuuid.uuid(name="example.com"), shortuuid.uuid(name="<http://example.com>"))
print(len(shortuuid.uuid()), len(shortuuid.ShortUUID().random(length=22)), shortuuid.get_alphabet())
shortuuid.set_alphabet("aaaaabcdefgh1230123")
print(shortuuid.get_alphabet())
shortuuid.set_alphabet("23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
u = uuid.UUID('6ca4f0f8-2508-4bac-b8f1-5d1e3da2247a')
s = shortuuid.encode(u)
print(s, shortuuid.decode(s) == u, shortuuid.ShortUUID(alphabet="01").encode(u)[:20])
try:
    shortuuid.set_alphabet("0")
except ValueError as e:
    print(e)
