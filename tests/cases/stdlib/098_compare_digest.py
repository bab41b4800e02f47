import hmac
import secrets

print(hmac.compare_digest("abc", "abc"), secrets.compare_digest(b"a", bytearray(b"b")))


def attempt(function):
    try:
        print(function())
    except TypeError as error:
        print(error)


attempt(lambda: hmac.compare_digest("\u00e9", "a"))
attempt(lambda: hmac.compare_digest("a", b"a"))
attempt(lambda: hmac.compare_digest(b"a", "a"))
attempt(lambda: secrets.compare_digest(1, 2))
attempt(lambda: hmac.new("key", b"x", "sha256").hexdigest())
attempt(lambda: hmac.new(b"key", b"x", "sha256").hexdigest())
