class Loud:
    def say(self):
        return super().say().upper()


class Polite:
    def say(self):
        return super().say() + ", please"


class Base:
    def say(self):
        return "go"


class A(Loud, Polite, Base):
    pass


class B(Polite, Loud, Base):
    pass


print(A().say(), B().say(), [c.__name__ for c in A.__mro__])


class Left:
    def __init__(self, **kw):
        super().__init__(**kw)
        self.left = 1


class Right:
    def __init__(self, **kw):
        super().__init__(**kw)
        self.right = 2


class Both(Left, Right):
    pass


b = Both()
print(b.left, b.right)
