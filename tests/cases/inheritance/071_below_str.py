class Name(str):
    def shout(self):
        return self.upper() + "!"


n = Name("anna")
print(n, repr(n), len(n), n.shout(), n + " b", type(n + "x").__name__, type(n).__name__)
print(n == "anna", "anna" == n, n in {"anna": 1}, {n: 2}["anna"], hash(n) == hash("anna"))
print(isinstance(n, str), isinstance(n, Name), isinstance("x", Name))
print(n[0], n[1:], list(n), n.replace("a", "o"), n.split("n"), f"{n:>8}", "%s" % n, "{}".format(n))
print("-".join([n, n]), n < "b", sorted([Name("b"), Name("a")]), n.startswith("an"), "nn" in n)
print(type(n.upper()).__name__, n * 2, n.title())


def greet(s: str) -> str:
    return "hi " + s.strip()


print(greet(n), greet("bob"))
d = {"anna": 1}
print(d[n], n in d)


class Tagged(str):
    def __new__(cls, text, tag):
        self = super().__new__(cls, text)
        self.tag = tag
        return self

    def __repr__(self):
        return f"Tagged({str(self)!r}, {self.tag})"


t = Tagged("x", 3)
print(t, repr(t), t.tag, t + "y", [t])


class Path2(str):
    def __truediv__(self, other):
        return Path2(self + "/" + other)

    @property
    def parts(self):
        return self.split("/")


p = Path2("a") / "b" / "c"
print(p, p.parts, type(p).__name__)
print(str(p), int(Name("12")) + 1, float(Name("1.5")))
