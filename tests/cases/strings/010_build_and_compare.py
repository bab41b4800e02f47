words = ["delta", "Alpha", "charlie", "bravo"]
print(sorted(words), sorted(words, key=str.lower), max(words), min(words, key=len))
s = ""
for i in range(5):
    s += chr(97 + i) * i
print(s, s == "bccdddeeee", "a" "b" < "ac", "Z" < "a")
t = s
s += "!"
print(s, t, s is t)
