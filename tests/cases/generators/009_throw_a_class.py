class Stop(Exception):
    pass

class Tell(Stop):
    def __init__(self, what="nothing"):
        super().__init__(what)
        self.what = what

def gen():
    n = 0
    while True:
        try:
            n += yield n
        except ValueError as e:
            print("value", repr(e))
            n = 0
        except Tell as e:
            print("tell", e.what)
        except Stop:
            return "stopped"

g = gen()
next(g)
print(g.send(5), g.throw(ValueError), g.send(2), g.throw(ValueError("why")), g.throw(Tell), g.throw(Tell("x")), g.throw(ValueError, "two"))
try:
    g.throw(Stop)
except StopIteration as e:
    print(e.value)
try:
    gen().throw(KeyError)
except KeyError as e:
    print(repr(e))
