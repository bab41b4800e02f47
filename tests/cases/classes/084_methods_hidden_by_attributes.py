class Base:
    def __init__(self, quiet=False):
        if quiet:
            self.log = self.silent

    def log(self, text):
        print("log", text)

    def silent(self, text):
        pass

    def run(self):
        self.log("running")
        return self.step(2)

    def step(self, n):
        return n + 1


class Sub(Base):
    def step(self, n):
        return n * 10


for obj in (Base(), Base(True), Sub(), Sub(quiet=True)):
    print(obj.run())
s = Sub()
s.step = lambda n: n - 1
print(s.run(), Sub().run())
b = Base()
b.step = s.step
print(b.run(), b.step(5))
old = b.step


def wrapped(n):
    return old(n) * 2


b.step = wrapped
print(b.run())
handlers = [s.step, b.step, Base().step]
print([h(4) for h in handlers])
del s.step
print(s.run())
