from enum import Flag, IntFlag, auto


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RW = R | W

    @property
    def short(self):
        return "".join(c for c, p in (("r", Perm.R), ("w", Perm.W), ("x", Perm.X)) if p in self)


class Style(Flag):
    BOLD = auto()
    ITALIC = auto()
    LINE = auto()


class Mode(IntFlag):
    READ = 1
    WRITE = 2
    BOTH = 3


p = Perm.R | Perm.X
print(p, repr(p), p.value, p.name, Perm.R in p, Perm.W in p, bool(p & Perm.W), p.short)
print(Perm.RW, repr(Perm.RW), Perm.RW is (Perm.R | Perm.W), list(Perm), len(Perm), list(p), len(p))
print(~p, p ^ Perm.R, Perm(6), Perm(0), repr(Perm(0)), p == Perm(5), p is Perm(5), {p: 1}[Perm.X | Perm.R])
print(Style.BOLD.value, Style.LINE.value, Style.BOLD | Style.LINE, Perm["R"])
s = Style.BOLD
s |= Style.ITALIC
s &= ~Style.BOLD
print(s, s == Style.ITALIC, not (s & Style.BOLD))
m = Mode.READ | Mode.WRITE
print(m, repr(m), m == 3, m is Mode.BOTH, m & 1, Mode.READ + 1, int(m), m > Mode.READ, f"{m:d}", Mode.READ | 2)
try:
    Perm(9)
except ValueError as e:
    print("ValueError", str(e).splitlines()[0])
