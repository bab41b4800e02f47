"""What the body of a class may hold: earlier names, lambdas, other classes; decorators of classes."""
REGISTRY = []


def register(cls):
    REGISTRY.append(cls.__name__)
    return cls


@register
class Box:
    SIDE = 4
    AREA = SIDE * SIDE
    volume = property(lambda self: self.AREA * self.depth)
    twice = lambda self, n: n * 2

    class Lid:
        colour = "red"

        def show(self):
            return f"{self.colour} lid"

    def __init__(self, depth):
        self.depth = depth
        self.lid = Box.Lid()

    def __add__(self, other):
        return Box(self.depth + (other.depth if isinstance(other, Box) else other))

    __radd__ = __add__


def make():
    size = 7

    class Local:
        width = size + 1

    return Local()


b = Box(3)
print(b.volume, b.twice(5), b.lid.show(), Box.AREA, (b + 1).depth, (2 + b).depth, make().width, REGISTRY)
print([c.__name__ for c in Box.__mro__], type(b) is Box, isinstance(b.lid, Box.Lid))
