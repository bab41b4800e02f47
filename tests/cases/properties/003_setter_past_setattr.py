"""`super().__setattr__` goes past the class's own `__setattr__`, not past the setter of a property."""


class Named:
    def __init__(self, width):
        self.width = width

    @property
    def width(self):
        return self._width

    @width.setter
    def width(self, value):
        if value < 0:
            raise ValueError("negative")
        self._width = value * 2


class Logged(Named):
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)


print(Named(2).width)
logged = Logged(3)
print(logged.width)
logged.width = 4
logged.other = 1
print(logged.width, logged.other)
object.__setattr__(logged, "width", 10)
print(logged.width)
try:
    logged.width = -1
except ValueError as error:
    print(error)
