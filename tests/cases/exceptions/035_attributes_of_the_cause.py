import itertools
class Deep(Exception):
    def __init__(self, who, n):
        super().__init__(f"{who} lacks {n}")
        self.who = who
        self.n = n

    def hint(self):
        return f"add {self.n} to {self.who}"

class Other(Exception):
    pass

def outer(kind):
    try:
        if kind == 0:
            raise Deep("ann", 5)
        if kind == 1:
            raise Other("o")
        raise ValueError("v")
    except (Deep, Other) as e:
        raise RuntimeError("outer failed") from e
    except ValueError:
        raise KeyError("hidden") from None

for i in range(3):
    try:
        outer(i)
    except (RuntimeError, KeyError) as e:
        print(repr(e), repr(e.__cause__), e.__suppress_context__)
        try:
            print(e.__cause__.who, e.__cause__.n, e.__cause__.hint())
        except AttributeError as a:
            print("AttributeError", a)

class Doc:
    """The doc.

    More.
    """

class Sub(Doc):
    pass

print(repr(Doc().__doc__), Sub().__doc__, Sub.__doc__, Doc.__doc__.splitlines()[0])
print(list(itertools.chain.from_iterable([[1], (2, 3), "x"])))
print(list(itertools.chain.from_iterable([[1, 2], [3], range(2)])), list(zip(*[(1, "a"), [2, "b"]])))

class Tracked:
    def __init__(self, *args, **kwargs):
        self._log = [type(self).__name__, isinstance(self, Sub2)]
        super().__init__(*args, **kwargs)

class Plain:
    def __init__(self, name):
        self.name = name

class Sub2(Tracked, Plain):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
        self.kind = self.__class__.__name__

print(vars(Sub2("x", 3)), list(Sub2("y", 4).__dict__))
