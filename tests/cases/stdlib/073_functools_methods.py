"""functools: singledispatchmethod, partialmethod, update_wrapper."""

import functools
from functools import partialmethod, singledispatchmethod, update_wrapper, wraps


class Shape:
    pass


class Circle(Shape):
    pass


class Shower:
    def __init__(self, mark):
        self.mark = mark

    @singledispatchmethod
    def show(self, value):
        return f"{self.mark}object"

    @show.register
    def _(self, value: int):
        return f"{self.mark}int {value}"

    @show.register
    def _(self, value: bool):
        return f"{self.mark}bool {value}"

    @show.register(str)
    def show_text(self, value):
        return f"{self.mark}str {value!r}"

    @show.register(list)
    @show.register(tuple)
    def _(self, value):
        return "[" + ", ".join(self.show(v) for v in value) + "]"

    @show.register
    def _(self, value: Shape):
        return "shape"

    @show.register
    def _(self, value: Circle):
        return "circle " + self.show(3)

    @functools.singledispatchmethod
    @classmethod
    def kind(cls, value, extra=0):
        return cls.__name__ + " other"

    @kind.register(int)
    @classmethod
    def _(cls, value, extra=0):
        return f"{cls.__name__} int {value + extra}"


class Loud(Shower):
    def show_text(self, value):
        return "never called"


shower = Shower("> ")
for value in [1, True, "text", [1, "a"], 2.5, None, Shape(), Circle(), (1,)]:
    print(shower.show(value))
print(Loud("! ").show("x"), Loud("! ").show(2.5))
print(Shower.kind(4), Shower.kind(4, extra=2), Loud.kind("a"), shower.kind(2.5))


class Cell:
    def __init__(self):
        self.alive = False

    def set_state(self, state, note="none", *, times=1):
        self.alive = state
        return f"{state} {note} {times}"

    set_alive = partialmethod(set_state, True)
    set_dead = functools.partialmethod(set_state, False, "dead", times=3)


cell = Cell()
print(cell.set_alive(), cell.alive, cell.set_alive("note"), cell.set_alive(note="kw", times=2))
print(cell.set_dead(), cell.alive, cell.set_dead(times=4))


def traced(func):
    def wrapper(*args, **kwds):
        print("calling", func.__name__)
        return func(*args, **kwds)

    return update_wrapper(wrapper, func)


def counted(func):
    def wrapper(*args):
        wrapper.calls += 1
        return func(*args)

    wrapper.calls = 0
    functools.update_wrapper(wrapper, func)
    return wrapper


@traced
def add(a, b=1):
    """Adds."""
    return a + b


@counted
def double(x):
    """Doubles."""
    return 2 * x


print(add(1), add(1, b=4), add.__name__, add.__doc__)
print(double(2), double(3), double.calls, double.__name__)
