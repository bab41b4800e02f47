def counter():
    n = 1

    def show():
        return n

    print(show())
    del n
    return show


try:
    counter()()
except NameError as e:
    print(type(e).__name__, e)


def functions():
    def g():
        return 1

    def h():
        return g() + 1

    print(h())
    del g
    return h


try:
    functions()()
except NameError as e:
    print(type(e).__name__, e)


def again():
    text = "a"
    shout = lambda: text.upper()
    print(shout())
    del text
    text = "b"
    print(shout())
    del text
    try:
        print(text)
    except UnboundLocalError as e:
        print(e)
    try:
        del text
    except UnboundLocalError as e:
        print(e)


again()


def many():
    found = []
    for i in range(3):
        found.append(lambda: i * 2)
    print([f() for f in found])
    del i
    for f in found:
        try:
            print(f())
        except NameError as e:
            print(e)


many()


def plain(n):
    if n:
        x = 1
    try:
        del x
    except UnboundLocalError as e:
        print(e)
    else:
        print("gone")
    x = "text"
    if n > 1:
        del x
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)


for n in range(3):
    plain(n)


def twice():
    for i in range(2):
        try:
            del value
        except UnboundLocalError as e:
            print(e)
        value = i
    del value
    try:
        del value
    except UnboundLocalError as e:
        print(e)


twice()


def captured():
    def show():
        return x

    try:
        print(show())
    except NameError as e:
        print(type(e).__name__, e)
    try:
        print(x)
    except NameError as e:
        print(type(e).__name__, e)
    x = 5
    print(show(), x)


captured()
