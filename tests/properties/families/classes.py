"""Inheritance, properties, dunder methods, class attributes that instances shadow, several bases."""

from __future__ import annotations

PARTS: dict[str, list[str]] = {
    "attr": ["0", "'base'", "[]", "None", "1.5", "()", "{}"],
    "same": ["0", "7", "-3", "100"],
    "val": ["n", "<little>", "n * 2", "self.v + 1", "self.v", "len(self.log)", "n - self.v"],
    "meth": ["self.v + n", "self.step(n) * 2", "self.v * self.k", "n - self.k", "self.k", "len(self.log) + n", "-self.v"],
    "sup": ["super().step(n) + 1", "super().step(n) * self.k", "self.v", "super().step(self.v)", "n if <test> else super().step(n)"],
    "cmpbody": ["self.v == other.v", "(self.v, self.k) == (other.v, other.k)", "self.v % 3 == other.v % 3"],
    "ltbody": ["self.v < other.v", "self.v > other.v", "(self.k, self.v) < (other.k, other.v)"],
    "use": ["p.step(n)", "q.step(n)", "p.v", "q.k", "p.twice", "Base_N.k", "type(q).__name__", "isinstance(q, Left_N)", "p == q", "p < q", "sorted([q, p, Base_N(1)])", "[p, q]", "q.kind()", "Right_N.kind()", "p + q", "p + 1", "sum([p.v, q.v])", "len(p)", "bool(q)", "p[n]", "list(q)", "n in q", "str(p) + repr(q)", "f'{p} {q!r}'", "{p: 1}.get(p)", "p in [q]", "max(p, q)", "q()", "-p", "p.label", "getattr(q, 'extra', 'none')", "hasattr(p, 'extra')", "q.log", "p.log is q.log", "vars(p)", "issubclass(Both_N, Left_N)", "[c.__name__ for c in Both_N.__mro__]", "Both_N(n).step(2)", "Both_N.k", "p != q", "p is q", "[x.v for x in (p, q) if x]", "Left_N.step(q, 1)", "Base_N.make(n).v", "p.step", "callable(q)", "hash(p) == hash(q)", "q <= p", "abs(q)", "not p", "p or q", "(p and q).v", "q.twice - 1", "p.step(n=<little>)"],
    "set": ["p.v = <int>", "p.k = <int>", "Base_N.k = <same>", "Left_N.k = <same>", "q.twice = n", "p.log.append(n)", "q.log = [n]", "del p.k", "p.v += q.v", "Base_N.count += 1", "q.extra = 'x'", "p.__class__.count = 5", "p, q = q, p", "q.k += 1", "p.nothing", "setattr(p, 'v', <little>)", "p.label = 'l'", "p.missing()", "q.v = q.v ** 20"],
    "hashline": ["", "    def __hash__(self):\n        return hash(self.v)\n"],
}  # fmt: skip

BODY = """
class Base_N:
    k = <same>
    count = 0
    log = []
    label = <attr>

    def __init__(self, v=<same>):
        self.v = v
        Base_N.count += 1

    def step(self, n):
        return <meth>

    @property
    def twice(self):
        return self.v * 2

    @twice.setter
    def twice(self, value):
        self.v = value // 2

    @classmethod
    def make(cls, n):
        return cls(n)

    @staticmethod
    def kind():
        return 'base'

    def __eq__(self, other):
        return isinstance(other, Base_N) and <cmpbody>

    def __hash__(self):
        return hash(self.v)

    def __lt__(self, other):
        return <ltbody>

    def __repr__(self):
        return f'{type(self).__name__}({self.v})'

"""
FORMS = [
    BODY.replace("self.step(n) * 2", "self.v")
    + """
class Left_N(Base_N):
    k = <same>

    def step(self, n):
        self.log.append(n)
        return <sup>

    def __add__(self, other):
        return Left_N(self.v + (other.v if isinstance(other, Base_N) else other))

    def __len__(self):
        return self.v % 4

    def __getitem__(self, i):
        if i > 3:
            raise IndexError(i)
        return self.v + i

class Right_N(Base_N):
    def __init__(self, v, extra=<attr>):
        super().__init__(v)
        self.extra = extra
        self.k = <val>

    def step(self, n):
        return <sup>

    @staticmethod
    def kind():
        return 'right'

    def __bool__(self):
        return self.v > 1

    def __call__(self, *args):
        return (self.v, args)

    def __str__(self):
        return f'<right {self.v}>'

class Both_N(Left_N, Right_N):
    def step(self, n):
        return super().step(n) - 1

def run_N(n):
    p, q = <pair>
    print(<use>, <use>)
    try:
        <set>
        print(<use>)
        print(<use>)
        <set>
        print(<use>)
    except (AttributeError, <error>) as e:
        print(type(e).__name__, e)
    print(<use>, Base_N.count, p.v, q.v)
    print(<use>)
    print(<use>)
""",
    """
class Vec_N:
    __slots__ = ('x', 'y')

    def __init__(self, x, y=<little>):
        self.x, self.y = x, y

    def __add__(self, o):
        return Vec_N(self.x + o.x, self.y + o.y) if isinstance(o, Vec_N) else NotImplemented

    def __radd__(self, o):
        return Vec_N(o + self.x, self.y)

    def __mul__(self, k):
        return Vec_N(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __iadd__(self, o):
        self.x += o.x
        return self

    def __neg__(self):
        return Vec_N(-self.x, -self.y)

    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y) if isinstance(o, Vec_N) else NotImplemented

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __iter__(self):
        yield self.x
        yield self.y

    def __contains__(self, v):
        return v == self.x or v == self.y

    def __len__(self):
        return 2

    def __repr__(self):
        return f'Vec({self.x!r}, {self.y!r})'

    def __format__(self, spec):
        return f'<{self.x:{spec}}>' if spec else repr(self)

    def __matmul__(self, o):
        return self.x * o.x + self.y * o.y

    def __abs__(self):
        return abs(self.x) + abs(self.y)

    def __divmod__(self, k):
        return divmod(self.x, k)

    def __int__(self):
        return self.x

    def __index__(self):
        return self.y

    def __bool__(self):
        return self.x != 0

def run_N(n):
    a, b = Vec_N(<int>, n), Vec_N(<little>)
    print(<vuse>, <vuse>)
    c = a
    <vset>
    print(a, b, c, c is a)
    try:
        print(<vuse>)
        <vset>
        print(<vuse>)
    except <caught> as e:
        print(type(e).__name__, e)
    print(<vuse>, <vuse>)
    x, y = b
    print(x, y, [*a], <vuse>)
""",
    """
class Stack_N(<listbase>):
    limit = <count>

    def push(self, x):
        if len(self) >= self.limit + 2:
            raise OverflowError(f'{x!r} over {self.limit}')
        self.append(x)
        return self

    @property
    def top(self):
        return self[-1] if self else None

class Field_N:
    def __set_name__(self, owner, name):
        self.name = '_' + name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        return getattr(obj, self.name, <little>)

    def __set__(self, obj, value):
        if value < 0:
            raise ValueError(f'{self.name[1:]} = {value}')
        obj._size = value

class Box_N:
    size = Field_N()

    def __init__(self, size):
        self.size = size

    def __getattr__(self, name):
        if name.startswith('get_'):
            return lambda: (name, self.size)
        raise AttributeError(name)

def run_N(n):
    s = Stack_N()
    for i in range(n + 2):
        try:
            s.push(i * <little>).push(<int>)
        except OverflowError as e:
            print(e)
    print(s, len(s), s.top, s[<slice>], s == list(s), bool(s))
    s.limit = n
    print(Stack_N.limit, s.limit, isinstance(s, list))
    try:
        b = Box_N(<little>)
        print(b.size, b.get_it())
        b.size = <little>
        print(b.size, hasattr(b, 'other'))
        print(b.other)
    except (ValueError, AttributeError) as e:
        print(type(e).__name__, e)
""",
    """
class Kind_N(Enum):
    A = 1
    B = 'two'
    C = (3, 4)
    ALIAS = 1

    @property
    def short(self):
        return self.name[0].lower()

    def next(self):
        members = list(Kind_N)
        return members[(members.index(self) + 1) % len(members)]

@dataclass(order=<bool2>, frozen=<bool2>)
class Row_N:
    a: int
    b: str = <litstr>
    c: list = field(default_factory=list)

    def __post_init__(self):
        self.c.append(self.a)

class Pt_N(NamedTuple):
    x: int
    y: int = <same>

    def dist(self):
        return abs(self.x) + abs(self.y)

def run_N(n):
    k = [Kind_N.A, Kind_N.B, Kind_N('two'), Kind_N['C']][n]
    print(k, repr(k), k.name, k.value, k.short, k.next(), k is Kind_N.B, k in (Kind_N.A, Kind_N.C))
    print([m.name for m in Kind_N], {k: 1, Kind_N.ALIAS: 2}, f'{k!s:>10}', len(Kind_N))
    r, s = Row_N(<int>), Row_N(n, <str>)
    print(r, s, r == s, r == Row_N(r.a), replace(s, b='z'))
    try:
        r.a = <int>
        print(r, r < s)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
    p = Pt_N(<int>)
    x, y = p
    print(p, p.dist(), p._replace(x=n), p == (x, y), p[<slice>], p < Pt_N(n, n), p._asdict())
    try:
        print(Kind_N(<same>))
        print(p[<little>])
    except (ValueError, IndexError) as e:
        print(type(e).__name__, e)
""",
]  # fmt: skip
PARTS |= {
    "pair": ["Left_N(n), Right_N(<little>)", "Base_N(n), Left_N(3)", "Right_N(n), Both_N(2)", "Left_N(<little>), Left_N(n)", "Base_N.make(n), Right_N.make(<little>)", "Both_N(n), Base_N()"],
    "vuse": ["a + b", "a + n", "n + b", "a * 2", "3 * b", "-a", "a == b", "a != b", "a[0]", "b[<little>]", "list(a)", "sum(a)", "n in b", "len(a)", "f'{a}'", "f'{b:>3}'", "a @ b", "abs(b)", "divmod(b, 3)", "int(a)", "[10, 20, 30, 40][b] if 0 <= b.y < 4 else b", "bool(b)", "max(a), min(b)", "sorted([*a, *b])", "a == 1", "tuple(b)", "sum([a, b], Vec_N(0, 0))", "dict(zip('xy', a))", "[v for v in b if v]", "not a", "a or b", "str(b)", "a.x - b.y", "a[<slice>]", "range(5)[b] if abs(b.y) < 5 else 0", "hex(b)"],
    "vset": ["a += b", "a.x = <int>", "b = a", "c += a", "a = a + b", "b *= 2", "a.z = 1", "del b.y", "a, b = b, a", "b.y -= 1", "a.x **= 2"],
    "listbase": ["list", "list"],
    "bool2": ["True", "False"],
    "litstr": ["'b'", "''", "'é'"],
}  # fmt: skip
