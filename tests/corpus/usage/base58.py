import base58

print(base58.b58encode(b'hello world'), base58.b58decode(b'StV1DL6CwTryKyV'))
print(base58.b58encode_check(b'hello world'), base58.b58decode_check(b'3vQB7B6MrGQZaxCuFg4oh'))
try:
    base58.b58decode_check(b'4vQB7B6MrGQZaxCuFg4oh')
except ValueError as e:
    print(e)
print(base58.b58encode(b'hello world', alphabet=base58.XRP_ALPHABET), base58.b58decode(b'StVrDLaUATiyKyV', alphabet=base58.XRP_ALPHABET))
print(base58.b58encode_int(12345678901234567890), base58.b58decode_int("abc"), base58.b58encode(b"\0\0a"), base58.b58decode("11z"))
