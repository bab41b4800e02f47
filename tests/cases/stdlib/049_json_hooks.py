"""`json` with functions of the program: `default`, encoders of its own, hooks for what is read."""

import datetime
import io
import json
from collections import OrderedDict
from decimal import Decimal
from enum import Enum


class Colour(Enum):
    RED = "red"


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Size:
    def __init__(self, width, height):
        self.width = width
        self.height = height


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        if isinstance(o, Colour):
            return o.value
        if isinstance(o, Point):
            return {"x": o.x, "y": o.y, "__point__": True}
        return super().default(o)


def plain(o):
    if isinstance(o, (datetime.date, datetime.datetime)):
        return o.isoformat()
    if isinstance(o, Point):
        return [o.x, o.y]
    raise TypeError(f"not serializable: {type(o).__name__}")


data = {"when": datetime.date(2024, 2, 29), "at": [Point(1, 2.5), None], "level": 2, "é": "é\n"}
print(json.dumps(data, default=plain))
print(json.dumps(data, default=plain, indent=2, sort_keys=True, ensure_ascii=False))
print(json.dumps([Size(1, "2"), {"s": Size(None, [1.5])}], default=lambda o: o.__dict__))
print(json.dumps({"p": Size(1, 2)}, default=vars, separators=(",", ":")))
print(json.dumps({"d": datetime.timedelta(1), "n": Decimal("1.5")}, default=str))
print(json.dumps({"tags": {3, 1, 2}, "c": Colour.RED, "p": Point(0, 1)}, cls=Encoder))
print(json.dumps({"tags": {3}}, cls=Encoder, indent="\t"))
print(Encoder(sort_keys=True).encode({"b": {1}, "a": Colour.RED}))
try:
    json.dumps({"z": 1j}, cls=Encoder)
except TypeError as error:
    print(error)
try:
    json.dumps([b"bytes"], default=plain)
except TypeError as error:
    print(error)
out = io.StringIO()
json.dump({"p": Point(3, 4), 1: True, None: 2.5}, out, default=plain, indent=1)
print(out.getvalue())
print(json.dumps({(1, 2): "skipped", "kept": []}, skipkeys=True))
print(json.dumps({"nan": float("nan"), "p": Point(1, 1)}, default=plain))


def point_hook(d):
    if "__point__" in d:
        return Point(d["x"], d["y"])
    return d


found = json.loads('{"p": {"__point__": true, "x": 1, "y": [2, {"k": null}]}, "n": -1.5e3}', object_hook=point_hook)
print(found["n"], type(found["p"]).__name__)
print(json.loads('{"a": 1.10, "b": [2, 3.5]}', parse_float=Decimal))
print(json.loads('[1, 2.5, "x\\u00e9\\n"]', parse_int=float))
print(json.loads('{"b": 1, "a": {"c": 2}}', object_pairs_hook=OrderedDict))
try:
    json.loads('{"a": }', parse_float=Decimal)
except json.JSONDecodeError as error:
    print(error)
print(json.load(io.StringIO('{"x": [true, false]}'), object_hook=lambda d: sorted(d.items())))
