# Attributes named by the characters of a text, or by its words.
class Flags:
    def __init__(self):
        for letter in "abc":
            setattr(self, letter, 42)


flags = Flags()
print(flags.a, flags.b + flags.c, hasattr(flags, "d"), [hasattr(flags, n) for n in "abd"])
print(sum(getattr(flags, n) for n in "abc"))
