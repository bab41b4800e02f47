print("[" + "abc".ljust(8) + "]", "[" + "abc".rjust(8, ".") + "]", "[" + "abc".center(8, "*") + "]")
print("42".zfill(6), "-42".zfill(6), "[" + "ab".center(5) + "]")
print("a\tb\tc".expandtabs(4))
for word, n in [("apple", 3), ("fig", 12), ("banana", 100)]:
    print(word.ljust(10) + str(n).rjust(5))
