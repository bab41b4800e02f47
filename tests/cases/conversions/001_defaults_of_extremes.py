class M:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __gt__(self, o): return self.v > o.v
    def __repr__(self): return f"M({self.v})"
xs = [M(1), M(3)]
best = max(xs, default=None)
print(best)
if best is not None:
    print(best.v)
def f(ys):
    b = max(ys, default=None)
    return b
print(f([1, 2]), f([]))
def g(ys):
    b = min(ys, default="none")
    return b
print(g([1, 2]), g([]))
print(next(iter([1,2]), None), next(iter([]), "x"), next(iter([1]), "y"))
zs = {'a': 1}
print(zs.get('b', 's'), zs.get('a', None), zs.pop('q', None), zs.pop('r', 'gone'))
print(max(xs, default=None, key=lambda m: -m.v), max([], default=0.5))
def h(ys):
    print(min(ys, default=None), max(ys, key=lambda y: y % 3, default="e"))
h([1, True, 3]); h([2.5]); h([])
print(next(iter([]), "x"), str(True if len(xs) > 1 else 0.5))
for v in [True, 2.5, 3, None, "t"]:
    print(str(v), type(v).__name__)
