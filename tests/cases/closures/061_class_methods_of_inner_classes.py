def make(n, label):
    class Adder:
        made = 0

        def __init__(self, base):
            self.base = base

        def add(self):
            return self.base + n

        @classmethod
        def build(cls, times):
            cls.made += 1
            return cls(n * times)

        @property
        def shown(self):
            return f"{label}: {self.add()}"

    return Adder


Adder = make(3, "sum")
print(Adder.build(2).add(), Adder(10).shown, Adder.made, isinstance(Adder(1), Adder))


class Other:
    def run(self):
        offset = len("abc")

        class Step:
            @classmethod
            def first(cls):
                return offset

        return Step.first() + Step().first()


print(Other().run())
