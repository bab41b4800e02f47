class Outer:
    class Inner:
        def __init__(self, v):
            self.v = v

    def make(self, v):
        return Outer.Inner(v)


def make_class(prefix):
    class Local:
        def say(self):
            return prefix + "!"
    return Local


A = make_class("a")
B = make_class("b")
print(Outer().make(3).v, A().say(), B().say(), type(Outer().make(1)).__name__)
classes = {"outer": Outer, "a": A}
obj = classes["outer"]()
print(obj.make(9).v)
