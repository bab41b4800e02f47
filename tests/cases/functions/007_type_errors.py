def f(a, b):
    return a + b


try:
    f(1, "x")
except TypeError as e:
    print(e)
try:
    f("x", 1)
except TypeError as e:
    print(e)
try:
    f([1], (2,))
except TypeError as e:
    print(e)
try:
    f(None, 1)
except TypeError as e:
    print(e)
try:
    len(5)
except TypeError as e:
    print(e)
try:
    f(1, 2)[0]
except TypeError as e:
    print(e)
