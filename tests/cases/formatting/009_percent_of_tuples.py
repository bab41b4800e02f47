from collections import namedtuple
P = namedtuple("P", "line col text")
p = P(3, 4, "x")
print("%d:%d %s" % p, "%s" % (p,), p)
for v in [(1, 2), (3, "b")]:
    print("%s-%s" % v)
for v in [(1,), 2, "z", [1, 2]]:
    print("<%s>" % v)
for v in [{"a": 1}, {"a": "q"}]:
    print("%(a)s" % v)
try:
    print("%d %d" % (1,))
except TypeError as e:
    print(e)
try:
    print("%d" % "x")
except TypeError as e:
    print(e)
t = ("k", 5) if len(p) > 2 else "only"
print("%s=%s" % t)
