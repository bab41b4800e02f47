b = b"hello\x00\xff"
print(b, len(b), b[0], b[1:3], list(b)[:3])
print(b"a" + b"b", b"ab" * 2, b"ell" in b, b.hex(), bytes([65, 66, 67]), bytes(3))
print("héllo".encode("utf-8"), "abc".encode("ascii"), bytes.fromhex("deadbeef"))
ba = bytearray(b"abc")
ba[0] = 120
ba.append(33)
print(ba, ba.decode(), int.from_bytes(b"\x01\x00", "big"), (1024).to_bytes(4, "little"))
