table = str.maketrans("abc", "xyz", "!")
print("aabbcc!!".translate(table))
print("hello".translate({ord("l"): "L", ord("o"): None}))


def caesar(text, shift):
    out = ""
    for c in text:
        if c.isupper():
            out += chr((ord(c) - 65 + shift) % 26 + 65)
        elif c.islower():
            out += chr((ord(c) - 97 + shift) % 26 + 97)
        else:
            out += c
    return out


print(caesar("Hello, World!", 3), caesar(caesar("Zebra", 5), -5))
