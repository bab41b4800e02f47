"""`__hash__ = None`, and `__eq__` without `__hash__`: the nearest class that says something decides."""


class Silent:
    __hash__ = None


class Equal:
    def __eq__(self, other):
        return isinstance(other, Equal)


class Below(Equal):
    pass


class Hashed(Equal):
    def __hash__(self):
        return 7


class Again(Hashed):
    __hash__ = None


def told(action):
    try:
        return action()
    except TypeError as error:
        return str(error)


print(told(lambda: hash(Silent())), told(lambda: hash(Equal())), told(lambda: hash(Below())))
print(told(lambda: hash(Hashed())), told(lambda: hash(Again())))
print(told(lambda: {Silent()}), told(lambda: {Below(): 1}), told(lambda: {Again()}), told(lambda: len({Hashed(), Hashed()})))


class Borrowed(Hashed):
    def __eq__(self, other):
        return True

    __hash__ = Hashed.__hash__


print(hash(Borrowed()), len({Borrowed(), Borrowed()}))
