class P:
    def __init__(self, *image):
        self.image = image

    def __repr__(self):
        return "{0.__module__}.{0.__name__}{1!r}".format(type(self), self.image)


class Q(P):
    pass


print(P(1, 2), Q(3))
print(P.__module__, type(P(1)).__module__, P(2).__module__)
class R(ValueError):
    pass


print(R.__module__, Q.__qualname__)
