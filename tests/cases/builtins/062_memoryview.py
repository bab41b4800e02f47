m = memoryview(b"hello")
print(m[0], m[1:3].tobytes(), len(m), bytes(m), m.tolist(), m.readonly, m.nbytes, m.itemsize, m.format)
ba = bytearray(b"abcdef")
v = memoryview(ba)
v[0] = 120
v[1:3] = b"YZ"
print(ba, v[-1], list(v[::2]), v == b"xYZdef", v.hex(), v.readonly)
print(bytes(v[2:4]), v[2:4][0])
try:
    m[0] = 1
except TypeError as e:
    print(e)
for x in memoryview(b"ab"):
    print(x)
with memoryview(ba) as w:
    print(w[0])
print(sum(memoryview(b"\x01\x02")), 98 in memoryview(b"ab"))
