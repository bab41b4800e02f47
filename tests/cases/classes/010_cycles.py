class Person:
    def __init__(self, name):
        self.name = name
        self.friends = []
        self.best = None

    def befriend(self, other):
        self.friends.append(other)
        other.friends.append(self)


a = Person("Ann")
b = Person("Bob")
c = Person("Cy")
a.befriend(b)
a.befriend(c)
a.best = b
b.best = a
print([f.name for f in a.friends], a.best.best is a, a.best.friends[0].best.name)
a.best.name = "Robert"
print(b.name, a.friends[0].name)
