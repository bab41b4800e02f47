class S:
    __slots__ = ("a",)

    def __init__(self):
        self.a = 1


class T(S):
    pass


class U(S):
    __slots__ = ("b",)


class V:
    pass


class W(S):
    __slots__ = ("__dict__",)


for c in (S(), T(), U(), V(), W()):
    print(type(c).__name__, hasattr(c, "__dict__"))
try:
    print(S().__dict__)
except AttributeError as e:
    print(e)
