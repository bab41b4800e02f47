def total():
    s = 0
    while True:
        x = yield s
        if x is None:
            return s
        s += x

def names():
    a = yield "a"
    b = yield "b"
    return [a, b]

def fail():
    yield 1
    return [][0]

class T:
    def __init__(self, gen):
        self.gen = gen
        self.value = None
        self.result = None

tasks = [T(total()), T(names()), T(fail())]
for step in range(6):
    for t in tasks:
        if t.gen is None:
            continue
        try:
            r = t.gen.send(t.value)
            t.value = step if step < 3 else None
            print(r)
        except StopIteration as stop:
            t.result = stop.value
            t.gen = None
            print("finished", repr(stop.value))
        except Exception as e:
            t.gen = None
            print(type(e).__name__, e)
print([t.result for t in tasks])
