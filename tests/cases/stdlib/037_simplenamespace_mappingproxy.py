from types import MappingProxyType, SimpleNamespace

ns = SimpleNamespace(a=1, b="x")
ns.c = [1]
print(ns, ns.c, ns.a + 1, ns.b.upper())
print(ns == SimpleNamespace(a=1, b="x", c=[1]), ns == SimpleNamespace(a=2, b="x", c=[1]))
ns.a = 5
print(ns)
m = MappingProxyType({"k": 1})
print(m["k"], m, len(m), list(m), "z" in m)
try:
    m["k"] = 2
except TypeError as e:
    print(e)
empty = SimpleNamespace()
empty.x = 1.5
print(empty.x)
