"""`json` writes named tuples as lists."""

import json
from collections import namedtuple, OrderedDict
from typing import NamedTuple

P = namedtuple("P", "x y")


class Q(NamedTuple):
    name: str
    v: float = 1.5


print(json.dumps(P(1, 2)), json.dumps([P(1, "a")]), json.dumps({"q": Q("n")}), json.dumps(Q("z", 2.0), indent=2))


def default(o):
    return {"set": sorted(o)}


print(json.dumps({"s": {1, 2}}, default=default))


class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps({"s": {3, 1}}, cls=E), E(indent=1).encode([{1}]))
print(json.loads('{"a": 1.5}', parse_float=str), json.loads("[1]", parse_int=float))
