class A:
    def hi(self):
        return "A.hi"

    @classmethod
    def make(cls):
        return f"A.make {cls.__name__}"


class B(A):
    def hi(self):
        return "B" + super(B, self).hi()

    @classmethod
    def make(cls):
        return "B" + super(B, cls).make()


class C(B):
    def hi(self):
        return "C" + super().hi() + super(B, self).hi()


print(C().hi(), C.make())
c = C()
print(super(C, c).hi(), super(B, c).hi())


class P:
    def __init__(self, x):
        self.x = x


class Q(P):
    def __init__(self, x):
        P.__init__(self, x)
        super(Q, self).__init__(x + 1)


print(Q(1).x)
