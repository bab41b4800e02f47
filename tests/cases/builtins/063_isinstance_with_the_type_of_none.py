from typing import Optional, Union

Json = Union[None, bool, int, str, list, dict]
Num = Union[int, float]


def describe(v: Json) -> str:
    if isinstance(v, Num):
        return f"num {v + 1}"
    if isinstance(v, (str, type(None))):
        return f"text {v!r}"
    if isinstance(v, Union[list, dict]):
        return f"box {len(v)}"
    return "?"


for v in (1, 2.5, True, "s", None, [1, 2], {"a": 1}):
    print(describe(v), isinstance(v, Optional[str]))


class Shape:
    pass


class Sq(Shape):
    def __init__(self, s):
        self.s = s


class Ci(Shape):
    def __init__(self, r):
        self.r = r


Round = Ci
Any2 = Sq | Ci
for s in (Sq(2), Ci(3), Shape()):
    if isinstance(s, Round):
        print("round", s.r)
    elif isinstance(s, Any2):
        print("square", s.s)
    else:
        print(type(s).__name__, s.__class__ is Shape)
