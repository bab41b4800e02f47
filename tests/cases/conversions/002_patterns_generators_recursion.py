match (1, 2):
    case (0, x) | (x, 0):
        print("no", x)
    case (x, 2) | (2, x):
        print("yes", x)
def mm(p):
    match p:
        case [1, y] | [y]:
            return y
        case {"a": z} | [z, _, _]:
            return z
    return None
print(mm([1, "k"]), mm([4]), mm([1, 2, 3]), mm([7, 8]))
def gen():
    x = yield 1
    if x:
        return [x]
    yield "a"
    if not x:
        return None
    return 5
def top():
    r = yield from gen()
    print("r", r)
for q in top(): print(q)
def tree(n):
    if n == 0: return None
    return [tree(n - 1), n, None]
print(tree(3))
def js(n):
    if n == 0: return None
    if n == 1: return {"a": js(0), "b": js(n - 1)}
    if n == 2: return [js(1), True, 2.5, "s"]
    return [js(n - 1)]
v = js(3)
print(v, js(2)[0])
w = js(1)
if isinstance(w, dict):
    w["c"] = js(2)
    print(w["c"], w.get("zz"), w.get("zz", 1))
