def accounts():
    class AppError(Exception):
        def __init__(self, code, msg="oops"):
            super().__init__(msg)
            self.code = code

    class Base:
        made = []
        count = 0

        def __init__(self, name):
            self.name = name
            Base.made.append(self)
            Base.count += 1

        def __eq__(self, other):
            return isinstance(other, Base) and self.name == other.name

        def __hash__(self):
            return hash(self.name)

        def __add__(self, other):
            return Child(self.name + other.name)

        def twin(self):
            return Base(self.name)

        @staticmethod
        def check(code):
            if code:
                raise AppError(code)
            return [Child(n).name for n in "xy"]

    class Child(Base):
        def shout(self):
            return super().twin().name.upper() + "!"

    try:
        Base.check(4)
    except AppError as e:
        print(e, e.code)
    a, b = Base("a"), Base("b")
    print((a + b).name, (a + b).shout(), a == a.twin(), a == b, a == "a", len({a, a.twin(), b}))
    print(Base.check(0), len(Base.made), Base.count, type(a + b).__name__)


def tree(values):
    class Node:
        def __init__(self, value):
            self.value = value
            self.left = self.right = None

        def insert(self, value):
            side = "left" if value < self.value else "right"
            child = getattr(self, side)
            if child is None:
                setattr(self, side, Node(value))
            else:
                child.insert(value)

        def __iter__(self):
            if self.left:
                yield from self.left
            yield self.value
            if self.right:
                yield from self.right

    root = Node(values[0])
    for value in values[1:]:
        root.insert(value)
    return list(root)


accounts()
print(tree([5, 2, 8, 1, 9]))
