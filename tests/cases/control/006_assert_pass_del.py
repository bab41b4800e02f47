def check(n):
    assert n > 0, "n must be positive"
    assert n < 100
    return n


for v in [5, -1, 200]:
    try:
        print(check(v))
    except AssertionError as e:
        print("assert:", repr(e))
x = 5
del x
try:
    x
except NameError as e:
    print(e)
