def widen(text):
    parts = text.split()
    parts.append(3)
    parts.append(None)
    return parts


def tail(xs):
    rest = xs[1:]
    rest.insert(0, "first")
    return rest


class Node:
    def __init__(self, v):
        self.v = v


print(widen("a b c"), tail([1, 2, 3]))
pairs = [("p", 1, 2), ("q",), ("r", 5)]
for n, (k, *v) in enumerate(pairs):
    print(n, k, v)
head, *rest = "a,b,c".split(",")
rest.append(4.5)
print(head, rest)
a, b = (1, "x") if len(pairs) > 2 else ("y", 2)
print(a, b)
try:
    x, y, *z = (1,)
except ValueError as e:
    print(e)
t = tuple([1, 2])
print("%d-%d" % t, "%s" % (t,))
for v in [None, 1, "a", print, Node, Node(2), len, ValueError, ValueError("x"), int, lambda: 0]:
    print(type(v).__name__)
print(type(None).__name__, type(None) is type(None), type(3) is int)
