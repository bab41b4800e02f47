xs = list(range(10))
print(xs[2:5], xs[:3], xs[7:], xs[-3:], xs[:-3], xs[::2], xs[1::3], xs[::-1], xs[8:2:-2])
print(xs[20:], xs[-100:3], xs[5:5], xs[5:2])
s = "abcdefghij"
print(s[2:8:2], s[::-3], s[-4:-1], s[:])
print((1, 2, 3, 4)[1:3], range(10)[2:8:3], b"abcdef"[1:4])
n = 3
print([xs[i:i + n] for i in range(0, len(xs), n)])
