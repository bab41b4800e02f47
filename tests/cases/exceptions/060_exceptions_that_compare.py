class Failure(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code

    def __eq__(self, other):
        if not isinstance(other, Failure):
            return NotImplemented
        return self.code == other.code

    def __hash__(self):
        return hash(self.code)

    def __lt__(self, other):
        return self.code < other.code


a, b, c = Failure(2, "two"), Failure(2, "deux"), Failure(1, "one")
print(a == b, a != b, a == c)
print(a in [b], c in [a, b])
print([a, c] == [b, c], [a].index(b), [a, b, c].count(b))
print(len({a, b, c}), {a: 1}[b])
print([str(e) for e in sorted([a, c, b])])
print(min(a, c), max([a, c]))
print((a, 1) == (b, 1))
print(a < c, c < a)


class Plain(Exception):
    pass


p, q = Plain(1), Plain(1)
print(p == q, p in [q], p in [q, p], len({p, q}))
try:
    print(sorted([p, q]))
except TypeError as e:
    print(e)
