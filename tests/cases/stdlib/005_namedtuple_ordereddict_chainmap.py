from collections import ChainMap, OrderedDict, namedtuple

Point = namedtuple("Point", "x y")
p = Point(1, y=2)
print(p, p.x, p[1], p._replace(x=5), p == (1, 2), p._asdict(), Point._fields, sorted([Point(2, 1), p]))
x, y = p
Color = namedtuple("Color", ["r", "g", "b"], defaults=[0])
print(x + y, Color(1, 2), hash(p) == hash((1, 2)), Point._make([7, 8]))
od = OrderedDict(a=1, b=2, c=3)
od.move_to_end("a")
print(od, od.popitem(last=False), list(od))
cm = ChainMap({"a": 1}, {"a": 9, "b": 2})
print(cm["a"], cm["b"], sorted(cm))
