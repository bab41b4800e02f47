s = "Hello, World"
print(s, len(s), s[0], s[-1], s[7:], s[:5], s[::2], s[::-1])
print(s.upper(), s.lower(), s.title(), s.swapcase(), "abc def".capitalize())
print(s + "!" * 3, "ab" * 2 + "c")
print("World" in s, "xyz" not in s, s == "Hello, World", "apple" < "banana")
for ch in "abc":
    print(ch, ord(ch), chr(ord(ch) + 1))
