def f(a, b=2, *, c=3):
    return a + b + c


for call in [lambda: f(), lambda: f(1, 2, 3), lambda: f(1, d=4), lambda: f(1, a=2)]:
    try:
        print(call())
    except TypeError as e:
        print(e)
