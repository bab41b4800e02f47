class C:
    def __init__(self, v):
        self.v = v
    def m(self):
        return self.v
    def __bool__(self):
        return False
    def __len__(self):
        return 0
c = C(0)
print(bool(c.m), bool(c))
print(c.m is None)
if c.m:
    print("truthy")
print(not c.m)
f = c.m or 3
print(f())
print(callable(c.m))
print(isinstance(c.m, C))
print(type(c.m).__name__)
print(c.m == c.m, c.m != c.m)
x = [c.m, 1, "a"]
print(x[1:], len(x), bool(x[0]))
for v in x:
    if callable(v):
        print(v())
    else:
        print(v)
d = {"m": c.m}
print(d["m"]())
s = "abc"
u = s.upper
print(bool(u), u())
