def averager():
    total = 0
    n = 0
    avg = None
    while True:
        x = yield avg
        total += x
        n += 1
        avg = total / n


a = averager()
next(a)
print(a.send(10), a.send(20), a.send(3))
a.close()


def echo():
    try:
        while True:
            got = yield
            print("got", got)
    except GeneratorExit:
        print("closing")


e = echo()
next(e)
e.send("x")
e.send(5)
e.close()


def catcher():
    while True:
        try:
            yield "ready"
        except ValueError as err:
            print("caught", err)


c = catcher()
print(next(c), c.throw(ValueError("inj")))
