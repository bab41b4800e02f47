gs = [lambda i=i: i for i in range(3)]
print([g() for g in gs], gs[0](7))
def make(k):
    def inner(x, acc=[], m=k * 2):
        acc.append(x)
        return acc, m
    return inner
a, b = make(1), make(2)
print(a(1), a(2), b(3), b(4, [9]))
def top(x, acc=[]):
    acc.append(x)
    return acc
print(top(1), top(2), top(3, []))
key = lambda t, s={"a": 1}: s.get(t, 0)
print(key("a"), key("b"))
