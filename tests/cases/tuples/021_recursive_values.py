def compose(f, g):
    return lambda x: g(f(x))

def wrap(f=None):
    def run(x):
        if f is None:
            return x + 1
        return f(x) * 2
    return run

p = wrap()
for _ in range(3):
    p = wrap(p)
print(p(5))

add = lambda x: x + 1
total = add
for i in range(4):
    total = compose(total, add)
print(total(10))

# expression trees as tuples
def build(n):
    if n == 0:
        return ("num", 1)
    if n % 2:
        return ("add", build(n - 1), build(n - 1))
    return ("neg", build(n - 1))

def ev(t):
    op = t[0]
    if op == "num":
        return t[1]
    if op == "add":
        return ev(t[1]) + ev(t[2])
    return -ev(t[1])

t = build(4)
print(t)
print(ev(t))
a = ("x", 1)
b = ("y", a, "z")
c = [a, b, ("w", b, a, 3)]
for item in c:
    print(len(item), item[0])
    match item:
        case (n, int(k)):
            print("leaf", n, k)
        case (n, x, y):
            print("pair", n, x, y)
        case _:
            print("other")
print(c == [a, b, ("w", b, a, 3)])
print(ev(("neg", t)), hash(t) == hash(build(4)), t == build(4), t is t)

# linked list as tuples
lst = None
for i in range(5):
    lst = (i, lst)
n = lst
while n is not None:
    head, n = n
    print(head, end=" ")
print()
print(lst)
