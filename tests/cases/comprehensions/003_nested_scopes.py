n = 3


def table(size):
    return [[n * i + j for j in range(size)] for i in range(size)]


print(table(2))
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
gs = [lambda i=i: i for i in range(3)]
print([g() for g in gs])
print([y for x in range(4) if (y := x * 2) > 2])
data = ["3", "x", "7"]
print([int(s) for s in data if s.isdigit()])
