def first(xs):
    return xs[0]
def double(x):
    return x + x
def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)
def apply_all(fs, x):
    return [f(x) for f in fs]
print(first([1, 2]), first(["a", "b"]), double(2), double("ab"), double(1.5), fact(20), fact(25))
def pick(a, b=None):
    return a if b is None else b
print(pick(1), pick("x", "y"), pick(1, 2))
print(apply_all([double, fact], 4))
