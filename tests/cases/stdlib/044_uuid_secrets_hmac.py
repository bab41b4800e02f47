import hashlib
import hmac
import secrets
import uuid

print(hmac.new(b"key", b"message", hashlib.sha256).hexdigest(), hmac.new(b"k" * 100, b"m", "md5").hexdigest())
print(hmac.compare_digest("a", "a"))
u = uuid.uuid5(uuid.NAMESPACE_DNS, "example.org")
print(u, repr(u), u.version, u.hex, u == uuid.UUID(str(u)), uuid.uuid3(uuid.NAMESPACE_URL, "x"), len(str(uuid.uuid4())), uuid.uuid4().version)
print(u.int, u.bytes, {u: 1}[uuid.UUID(hex=u.hex)])
try:
    uuid.UUID("nope")
except ValueError as e:
    print(e)
print(len(secrets.token_hex(8)), len(secrets.token_bytes(5)), secrets.randbelow(1), secrets.choice(["only"]), len(secrets.token_urlsafe(16)))
