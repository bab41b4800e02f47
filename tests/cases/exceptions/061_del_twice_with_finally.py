def f(flag):
    x = [1]
    try:
        if flag:
            raise ValueError("v")
        print(x)
    except ValueError as e:
        print("caught", e)
    finally:
        del x
    try:
        del x
    except NameError as e:
        print(e)


f(True)
f(False)


y = 3
try:
    print(y)
finally:
    del y
try:
    del y
except NameError as e:
    print(e)
