import copy
from collections import deque, defaultdict, Counter, OrderedDict
from dataclasses import dataclass, field


class Node:
    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent
        self.children = []
        self.size = 0
        if parent is not None:
            parent.children.append(self)

    def late(self):
        self.extra = [self.name]


class Leaf(Node):
    def __init__(self, name, parent, value):
        super().__init__(name, parent)
        self.value = value


@dataclass
class Point:
    x: int
    tags: list = field(default_factory=list)


root = Node("root")
leaf = Leaf("leaf", root, {"k": [1, 2]})
root.late()
deep = copy.deepcopy(root)
shallow = copy.copy(root)
leaf.value["k"].append(3)
root.children.append(Node("new"))
print(deep.children[0].value, deep.children[0].parent is deep, len(deep.children), deep.extra, deep.extra is root.extra)
print(len(shallow.children), shallow.children is root.children, shallow is root, shallow.extra is root.extra)
p = Point(1, ["a"])
q, r = copy.copy(p), copy.deepcopy(p)
p.tags.append("b")
print(q, r, q == p, r == p)
data = {"a": [1, (2, [3])], "b": {"c": None, "d": {4, 5}}, "e": 1.5}
clone = copy.deepcopy(data)
data["a"][1][1].append(99)
data["b"]["d"].add(6)
data["b"]["c"] = "set"
print(data, clone, sep="\n")
loop = [1]
loop.append(loop)
again = copy.deepcopy(loop)
print(again, again[1] is again, again[1] is loop)
d = deque([[1], [2]], maxlen=3)
e = copy.deepcopy(d)
d[0].append(5)
print(d, e)
dd = defaultdict(list, {"x": [1]})
ee = copy.deepcopy(dd)
dd["x"].append(2)
ee["y"].append(3)
print(dict(dd), dict(ee), copy.copy(Counter("aab")), copy.deepcopy(OrderedDict(a=[1])))
print(copy.copy((1, 2)), copy.copy("text"), copy.copy({1: [2]}), copy.copy({3}), copy.copy(None), copy.deepcopy(5))
mixed = [1, "a", [2, 3], None, {"k": p}]
other = copy.deepcopy(mixed)
mixed[2].append(4)
p.x = 50
print(mixed, other)
