def f(text, *args):
    return text.startswith(*args)


class W:
    def __init__(self, t):
        self.t = t

    def startswith(self, *args):
        return self.t.startswith(*args)


print(f("abc", ("a", "x")))
print(W("abc").startswith("a"), W("abc").startswith(("a", "x")))
