from functools import singledispatch
import json


class Shape:
    pass


class Square(Shape):
    def __init__(self, side):
        self.side = side


@singledispatch
def area(x, scale=1):
    raise TypeError(f"no area of {type(x).__name__}")


@area.register
def _(x: Square, scale=1):
    return x.side * x.side * scale


@area.register(int)
@area.register(float)
def _number(x, scale=1):
    return x * scale


@singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: list):
    return "[" + ", ".join(show(i) for i in x) + "]"


@show.register
def _(x: int):
    return f"int {x}"


@show.register
def _(x: bool):
    return f"bool {x}"


@show.register(type(None))
def _(x):
    return "nothing"


print(area(Square(3)), area(2, 5), area(1.5, scale=2))
print(show(1), show(True), show([1, 2]), show(None), show("s"))
try:
    area("text")
except TypeError as e:
    print(e)
