def f(x):
    e = "before"
    try:
        if x:
            raise ValueError("boo")
    except ValueError as e:
        print("caught", e)
    try:
        return e
    except UnboundLocalError as err:
        return str(err)
print(f(0), f(1))
def g(x):
    e = 1
    for i in range(3):
        try:
            if i == x: raise KeyError(i)
            e += 1
        except KeyError as e:
            print(repr(e))
            e = 10
            break
    else:
        e += 100
    try:
        print(e)
    except NameError as n:
        print(n)
g(1); g(5)
e = 5
try:
    1 / 0
except ZeroDivisionError as e:
    pass
try:
    print(e)
except NameError as n:
    print(n)
