def add(a, b):
    return a + b


def mul(a, b):
    return a * b


ops = {"+": add, "*": mul, "-": lambda a, b: a - b, "max": max}
for symbol, fn in ops.items():
    print(symbol, fn(6, 7))
print(ops["+"]("x", "y"))
