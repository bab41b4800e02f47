def make_class(prefix):
    class Local:
        def say(self):
            return prefix + "!"
    return Local


def counter_class(step, start=0):
    unit = "u" * step

    class Counter:
        kind = "counter"

        def __init__(self, n=start):
            self.n = n

        def bump(self, times=1):
            self.n += step * times
            return f"{self.n}{unit}"

        @property
        def doubled(self):
            return [x * step for x in (self.n, self.n)]

    print(Counter.kind, isinstance(Counter(), Counter))
    return Counter(5), Counter


class Shape:
    def __init__(self, name):
        self.name = name

    def show(self):
        return f"shape {self.name}"


def special(suffix):
    class Special(Shape):
        def show(self):
            return super().show() + suffix

    return Special("sp")


A = make_class("a")
B = make_class("b")
print(A().say(), B().say(), A.__name__)
one, Made = counter_class(2)
print(one.bump(), one.bump(3), Made().bump(), Made(n=7).bump(), one.doubled)
two, _ = counter_class(3, 100)
print(two.bump(), type(two).__name__)
print(special("?").show(), special("!!").show())
