def show(**kw):
    print(sorted(kw.items()))


def f(a=0, b=0, c=0):
    print(a, b, c)


d1, d2 = {"a": 1}, {"b": 2}
show(**d1, **d2)
f(**d1, **d2)
f(**d1, **d2, c=9)
f(**d1, c=5, **d2)
try:
    f(**d1, **d1)
except TypeError as e:
    print(e)
print(dict(**d1, **d2))
