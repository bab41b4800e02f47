"""Mixins, MRO, super chains, abstract properties, class decorators, registries."""
from __future__ import annotations
from abc import ABC, abstractmethod


class Base:
    def __init__(self, **kw):
        self.log = []

    def describe(self):
        return ["Base"]


class Loud(Base):
    def describe(self):
        return ["Loud"] + super().describe()


class Quiet(Base):
    def describe(self):
        return ["Quiet"] + super().describe()


class Both(Loud, Quiet):
    def describe(self):
        return ["Both"] + super().describe()


class JsonMixin:
    def to_json(self):
        parts = [f'"{k}": {v!r}' for k, v in sorted(self.fields().items())]
        return "{" + ", ".join(parts) + "}"


class ReprMixin:
    def __repr__(self):
        return f"{type(self).__name__}({', '.join(str(v) for v in self.fields().values())})"


class Point(JsonMixin, ReprMixin):
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def fields(self):
        return {"x": self.x, "y": self.y}


registry = {}


def register(cls):
    registry[cls.__name__] = cls
    return cls


class Shape(ABC):
    @property
    @abstractmethod
    def area(self) -> float: ...

    @abstractmethod
    def scale(self, k: float) -> Shape: ...

    def __lt__(self, other: Shape) -> bool:
        return self.area < other.area


@register
class Square(Shape):
    def __init__(self, side: float):
        self.side = side

    @property
    def area(self) -> float:
        return self.side ** 2

    def scale(self, k):
        return type(self)(self.side * k)


@register
class Circle(Shape):
    def __init__(self, r: float):
        self.r = r

    @property
    def area(self) -> float:
        return 3 * self.r ** 2

    def scale(self, k):
        return Circle(self.r * k)


class Rect(Shape):
    def __init__(self, w, h):
        self.w, self.h = w, h

    @property
    def area(self):
        return self.w * self.h

    def scale(self, k):
        return self.__class__(self.w * k, self.h * k)


print(Both().describe(), [c.__name__ for c in Both.__mro__])
print(Point(1, 2).to_json(), Point(3, 4))
shapes = [registry[n](v) for n, v in [("Square", 2.0), ("Circle", 1.0), ("Square", 1.5)]]
print([s.area for s in sorted(shapes)], max(shapes).area)
print([type(s.scale(2)).__name__ for s in shapes], [s.scale(2).area for s in shapes])
print(Rect(2, 3).scale(2).area)
try:
    Shape()
except TypeError as e:
    print(e)
for name, cls in registry.items():
    print(name, cls is Square, issubclass(cls, Shape), cls.__name__)
