from typing import Union, Optional

Number = Union[int, float]
Text = str | bytes
Kinds = (int, str)
Maybe = Optional[int]


class A:
    pass


class B(A):
    pass


Both = A | int


def kind(x):
    if isinstance(x, Number):
        return "number"
    if isinstance(x, Text):
        return "text"
    if isinstance(x, Both):
        return "A"
    return "other"


for v in (1, 2.5, "s", b"b", A(), B(), None, [1]):
    print(kind(v), isinstance(v, Kinds), isinstance(v, Maybe), isinstance(v, int | None), isinstance(v, (Text, A)))
print(issubclass(B, Both), issubclass(bool, Number), issubclass(str, Kinds))
print(isinstance(3, Union[int, str]))


class Registry:
    numeric = (int, float)
    either = int | str

    def test(self, x):
        return isinstance(x, self.numeric), isinstance(x, self.either)


print(Registry().test(1), Registry().test("x"), Registry().test(None))


def accepts(x, types):
    return isinstance(x, types)


print(accepts(1, int), accepts(1, (str, float)), accepts("a", (str, int)), accepts(None, type(None)))
