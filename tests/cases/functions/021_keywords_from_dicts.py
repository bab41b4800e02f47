def area(width, height=2, *, scale=1):
    return width * height * scale


def show(title, *args, sep=", ", **options):
    print(title, sep.join(str(a) for a in args), options, len(options))


def outer(*args, **kwargs):
    show(*args, **kwargs)


class Point:
    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


def run(f, options):
    try:
        print(f(**options))
    except TypeError as e:
        print("error:", e)


box = {"width": 3, "height": 4}
print(area(**box), area(2, **{"scale": 5}), area(**box, scale=2))
for options in [{"width": 1}, {"width": 2, "scale": 3}, {"height": 1}, {"width": 1, "depth": 2}, {}]:
    run(area, options)
try:
    area(1, **box)
except TypeError as e:
    print("error:", e)
show("a", 1, 2, **{"sep": "-"}, **{"k": 1})
settings = {"sep": "/", "colour": "red"}
show("b", 1, 2, **settings)
outer("c", 3, 4, **settings)
outer("d", 5, sep="+", size=9)
points = [Point(**d) for d in [{"x": 1, "y": 2}, {"x": 5}]]
print(points)
row = {"name": "tea", "price": 2}
print("{name} costs {price}".format(**row), dict(row, size=1), dict(**row), dict(row, **{"price": 3}))
more = dict(a=1)
more.update(**{"b": 2})
print(more, {**row, "x": 1})


def config(**overrides):
    base = {"debug": False, "level": 1}
    base.update(overrides)
    return base


print(config(level=3), config(**{"debug": True}))
extra = {"level": 5}
print(config(**extra))
