class Log:
    def __init__(self):
        self.done = []

    def __repr__(self):
        return " ".join(self.done)

    def note(self, what, other):
        self.done.append(f"{what}{other}")
        return self

    def __iadd__(self, other):
        return self.note("+", other)

    def __isub__(self, other):
        return self.note("-", other)

    def __imul__(self, other):
        return self.note("*", other)

    def __imatmul__(self, other):
        return self.note("@", other)

    def __itruediv__(self, other):
        return self.note("/", other)

    def __ifloordiv__(self, other):
        return self.note("//", other)

    def __imod__(self, other):
        return self.note("%", other)

    def __ipow__(self, other):
        return self.note("**", other)

    def __ilshift__(self, other):
        return self.note("<<", other)

    def __irshift__(self, other):
        return self.note(">>", other)

    def __iand__(self, other):
        return self.note("&", other)

    def __ixor__(self, other):
        return self.note("^", other)

    def __ior__(self, other):
        return self.note("|", other)


log = Log()
same = log
log += 1
log -= 2
log *= 3
log @= 4
log /= 5
log //= 6
log %= 7
log **= 8
log <<= 9
log >>= 10
log &= 11
log ^= 12
log |= 13
print(log, log is same)


class Box:
    def __init__(self):
        self.log = Log()


box = Box()
box.log += "a"
logs = [box.log]
logs[0] -= "b"
print(box.log, logs[0] is box.log)
