word = "ñandú日😀x"
for i in range(len(word)):
    print(i, word[i], word[:i], word[-i - 1:], ord(word[i]))
print(word.upper(), word.center(20, "·"), f"{word:>12}|", word.find("x"), word.rjust(12, "é"))
