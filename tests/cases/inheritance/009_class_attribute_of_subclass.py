"""Assigning a class attribute through a subclass gives the subclass an attribute of its own."""


class Base:
    count = 0
    names = []

    def __init__(self, name):
        type(self).count += 1
        self.names.append(name)

    @classmethod
    def reset(cls):
        cls.count = 10


class One(Base):
    pass


class Two(Base):
    count = 100


One("a"), One("b"), Two("c"), Base("d")
print(Base.count, One.count, Two.count, One.names is Two.names, Base.names)
One.reset()
print(Base.count, One.count, One("e").count, Two.count)
