class A:
    pass


class B(A):
    pass


print(int, A, ValueError)
print([int, str], (A,), {"a": A})
xs = [A, B, None]
print(xs, len({A, B, A}), A in xs, xs.index(B), str(A), repr(B), f"{A}")
d = {A: 1, B: 2, int: 3}
print(d[A], d[type(B())], d)
print(len, [len], A == B, A != int)
