import json
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum, IntEnum
from pathlib import Path
from fractions import Fraction
from uuid import UUID
from dataclasses import dataclass, asdict


class Color(Enum):
    RED = 1


@dataclass
class P:
    x: int
    when: date


d = defaultdict(list)
d["a"].append(1)
print(json.dumps(d), json.dumps(Counter("abca")), json.dumps(OrderedDict(z=1, a=2), sort_keys=True))
for value in [deque([1]), date(2020, 1, 2), Decimal("1.5"), Path("x"), Fraction(1, 2), timedelta(1), UUID(int=5), 1j, {1}, b"x"]:
    try:
        print(json.dumps(value))
    except TypeError as e:
        print(e)
print(json.dumps({"when": datetime(2020, 1, 2, 3, 4), "d": Decimal("2.50"), "p": Path("a/b")}, default=str))
print(json.dumps(asdict(P(1, date(2020, 5, 17))), default=lambda o: o.isoformat()))


def encode(o):
    if isinstance(o, Enum):
        return o.name
    if isinstance(o, (set, frozenset)):
        return sorted(o)
    if isinstance(o, (date, datetime)):
        return o.isoformat()
    if hasattr(o, "__dict__"):
        return o.__dict__
    raise TypeError(f"cannot encode {type(o).__name__}")


print(json.dumps([Color.RED, {3, 1}, date(2000, 1, 1), P(2, date(2001, 1, 1))], default=encode, indent=1))


class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return list(o)
        return super().default(o)


print(json.dumps({"s": {1}}, cls=Enc))
try:
    print(json.dumps({"s": 1j}, cls=Enc))
except TypeError as e:
    print(e)
