import copy
import operator
from types import SimpleNamespace

rows = [{"n": "b", "v": 2}, {"n": "a", "v": 3}]
print(sorted(rows, key=operator.itemgetter("n")), list(map(operator.add, [1], [2])), operator.mul(3, 4))
print(sorted([(1, "z"), (0, "y")], key=operator.itemgetter(1)), operator.attrgetter("real")(5))
ns = SimpleNamespace(a=1, b="x")
ns.c = [1]
other = copy.deepcopy(ns)
other.c.append(2)
print(ns, ns.c, other.c, ns == SimpleNamespace(a=1, b="x", c=[1]))
