class Dog:
    kind = "canine"

    def __init__(self, name, age=1):
        self.name = name
        self.age = age
        self.tricks = []

    def add_trick(self, trick):
        self.tricks.append(trick)

    def birthday(self):
        self.age += 1
        return self.age


a = Dog("Fido")
b = Dog("Rex", 5)
a.add_trick("roll")
b.add_trick("sit")
b.add_trick("beg")
print(a.name, a.age, a.tricks, a.kind)
print(b.name, b.birthday(), b.tricks, Dog.kind)
b.name = "Max"
print(b.name, isinstance(a, Dog), type(a).__name__)
