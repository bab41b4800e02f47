"""Ordinary Python in which values of several types meet: what `test_mixed.py` and `make fuzz` translate and run.

A snippet is a few functions and classes whose names end in its number, and a `run_N` that prints what they give. It
never stops with an exception, and never prints what CPython does not fix (an address, the order of a set of strings).
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from random import Random

HEAD = """\
from dataclasses import dataclass, field


class Item:
    def __init__(self, name, size=0):
        self.name = name
        self.size = size

    def __repr__(self):
        return f"Item({self.name!r}, {self.size!r})"

    def __eq__(self, other):
        return isinstance(other, Item) and self.name == other.name

    def __hash__(self):
        return hash(self.size)

    def label(self):
        return self.name


class Big(Item):
    def label(self):
        return f"big {self.name}"


def flag(n):
    return n % 2 == 0


"""

# Kind to the texts that make a value of it; `n` is a parameter of every function around.
VALUES: dict[str, list[str]] = {
    "int": ["1", "n", "n + 1", "len('abc')", "10 ** 20", "-n", "n * 7 // 3"],
    "bool": ["True", "False", "flag(n)", "n > 1", "not n"],
    "float": ["1.5", "n / 2", "0.0", "float(n)", "-2.25"],
    "str": ["'a'", "str(n)", "f'<{n}>'", "'x' * n", "''", "'b'.upper()"],
    "None": ["None"],
    "ints": ["[1, 2]", "[n]", "list(range(n))", "[i * n for i in range(3)]"],
    "strs": ["['a', 'b']", "'a b c'.split()", "[str(i) for i in range(n)]"],
    "pair": ["(1, 'a')", "(n, str(n))"],
    "triple": ["(1, 2.5, None)", "(n, n / 4, None)"],
    "dict": ["{'a': 1}", "{'k': n, 'l': 2}", "{str(i): i for i in range(n)}"],
    "item": ["Item('i')", "Item(str(n), n)"],
    "big": ["Big('B', n)", "Big('b')"],
    "bytes": ["b'xy'", "bytes([n, 1])"],
    "intset": ["{1, 2}", "{n}"],
}
SCALARS = ["int", "bool", "float", "str", "None"]
HASHABLE = [*SCALARS, "pair", "triple", "item", "big", "bytes"]
LISTS = ["ints", "strs"]
CLASSES = {
    "int": "int", "bool": "bool", "float": "float", "str": "str", "ints": "list", "strs": "list", "pair": "tuple",
    "triple": "tuple", "dict": "dict", "item": "Item", "big": "Big", "bytes": "bytes", "intset": "set",
}  # fmt: skip


class Maker:
    """Draws the parts of one snippet."""

    def __init__(self, random: Random, number: int) -> None:
        self.random = random
        self.number = number
        self.kinds: list[str] = []

    def name(self, text: str) -> str:
        return f"{text}_{self.number}"

    def pick(self, options: list[str]) -> str:
        return self.random.choice(options)

    def several(self, among: list[str] | None = None, count: int = 0) -> list[str]:
        """Different kinds for one variable; those of a snippet that meets lists are of one element type each."""
        options = among or list(VALUES)
        return self.random.sample(options, min(len(options), count or self.random.choice([2, 2, 2, 3, 4])))

    def value(self, kind: str, depth: int = 1) -> str:
        text = self.pick(VALUES[kind])
        if depth and self.random.random() < 0.2:
            return f"({text} if flag(n) else {self.value(kind, 0)})"
        return text

    def mixed(self, kinds: list[str]) -> str:
        """An expression of any of the kinds."""
        one, other = self.value(self.pick(kinds)), self.value(self.pick(kinds))
        return f"({one} if {self.test()} else {other})" if self.random.random() < 0.5 else one

    def test(self) -> str:
        return self.pick(["flag(n)", "n > 1", "n % 3 == 0", "not flag(n)"])

    def use(self, name: str, kinds: list[str]) -> str:
        """Statements that look at a variable of the kinds."""
        uses = [
            f"print({name})",
            f"print(repr({name}), {name} is None)",
            f"print(f'{{{name}}} {{{name}!r}}')",
            f"print([{name}], ({name}, 1))",
            f"print(bool({name}), {name} == {self.value(self.pick(kinds))})",
            f"print(type({name}).__name__)",
            f"print({name} or {self.value(self.pick(kinds))})",
            f"print({name} and {self.value(self.pick(kinds))})",
            f"print({name} in [{self.value(self.pick(kinds))}, {self.value(self.pick(kinds))}])",
            f"print('none' if {name} is None else {name})",
            f"print(str({name}) + '!')",
            self.narrowed(name, kinds),
        ]
        return "\n".join(self.random.sample(uses, 2))

    def narrowed(self, name: str, kinds: list[str]) -> str:
        """`isinstance` and what only that type can do."""
        kind = self.pick(kinds)
        if kind == "None":
            return f"if {name} is not None:\n    print('some', {name})\nelse:\n    print('none')"
        deeds = {
            "int": f"{name} + 1", "bool": f"{name} + 1", "float": f"{name} * 2", "str": f"{name} + '.'",
            "ints": f"len({name})", "strs": f"len({name})", "pair": f"len({name})", "triple": f"{name}[0]",
            "dict": f"list({name}.items())", "item": f"{name}.label()", "big": f"{name}.name", "bytes": f"{name}[0]",
            "intset": f"len({name})",
        }  # fmt: skip
        return f"if isinstance({name}, {CLASSES[kind]}):\n    print({deeds[kind]})\nelse:\n    print('other', {name})"


def assigned(m: Maker) -> str:
    kinds = m.several()
    lines = [f"def run_{m.number}(n):", f"    x = {m.mixed(kinds)}"]
    for _ in range(m.random.choice([1, 2])):
        lines += [f"    if {m.test()}:", f"        x = {m.mixed(kinds)}"]
    return "\n".join(lines) + "\n" + indent(m.use("x", kinds))


def parameter(m: Maker) -> str:
    kinds = m.several()
    f = m.name("take")
    return f"""
def {f}(n, p, q={m.value(m.pick(kinds), 0).replace("n", "2") if False else m.pick(["None", "0", "''", "1.0"])}):
{indent(m.use("p", kinds))}
    {m.pick(["return p", "return q", "return p if flag(n) else q", "return (p, q)", "return [p]", "pass"])}

def run_{m.number}(n):
    print({f}(n, {m.mixed(kinds)}))
    print({f}(n, {m.mixed(kinds)}, {m.mixed(kinds)}))
    print({f}(n, {m.mixed(kinds)}, q={m.mixed(kinds)}))
"""


def returned(m: Maker) -> str:
    kinds = m.several()
    f = m.name("give")
    return f"""
def {f}(n):
    if {m.test()}:
        return {m.value(m.pick(kinds))}
    for i in range(n):
        if i == 2:
            return {m.mixed(kinds)}
    {m.pick([f"return {m.mixed(kinds)}", "return None", "return", "pass"])}

def run_{m.number}(n):
    x = {f}(n)
{indent(m.use("x", [*kinds, "None"]))}
    y = [{f}(i) for i in range(4)]
    print(y)
"""


def fielded(m: Maker) -> str:
    kinds = m.several()
    c = m.name("Holder")
    return f"""
class {c}:
    shared = {m.pick(["None", "0", "'s'", "1.5"])}

    def __init__(self, v, w=None):
        self.v = v
        self.w = w

    def get(self, n):
        return self.v if {m.test()} else self.w

    @property
    def either(self):
        return self.w or self.v

def run_{m.number}(n):
    h = {c}({m.mixed(kinds)})
    print(h.v, h.w, h.shared)
    h.w = {m.mixed(kinds)}
    if {m.test()}:
        h.v = {m.mixed(kinds)}
    x = {m.pick(["h.get(n)", "h.either", "h.v", "h.w", "h.shared"])}
{indent(m.use("x", kinds))}
    print({c}({m.mixed(kinds)}, {m.mixed(kinds)}).get(n))
"""


def listed(m: Maker) -> str:
    kinds = m.several()
    return f"""
def run_{m.number}(n):
    xs = [{m.mixed(kinds)}, {m.mixed(kinds)}]
    xs.append({m.mixed(kinds)})
    {m.pick([f"xs[0] = {m.mixed(kinds)}", f"xs.insert(0, {m.mixed(kinds)})", f"xs += [{m.mixed(kinds)}]", f"xs = xs + [{m.mixed(kinds)}]", f"xs.extend([{m.mixed(kinds)}])"])}
    for x in xs:
{indent(m.use("x", kinds), 2)}
    print(xs, len(xs), xs[::-1], xs[1:])
    {m.pick(["y = xs.pop()", "y = xs[-1]", "y, *_ = xs", "y = next(iter(xs), None)", "y = xs[0] if xs else None", "_, y, *rest = xs"])}
    print(y)
    print([{m.pick(["x", "(x, n)", "str(x)", "x is None", "x if flag(n) else None", "[x]"])} for x in xs{m.pick(["", " if x", " if x is not None"])}])
"""


def keyed(m: Maker) -> str:
    kinds, keys = m.several(), m.several(HASHABLE[:6])
    return f"""
def run_{m.number}(n):
    d = {{{m.value(keys[0])}: {m.mixed(kinds)}, {m.value(keys[-1])}: {m.mixed(kinds)}}}
    d[{m.value(m.pick(keys))}] = {m.mixed(kinds)}
    for k, v in d.items():
        print(k, v)
{indent(m.use("v", kinds), 2)}
    print(d.get({m.value(m.pick(keys))}), d.get({m.value(m.pick(keys))}, {m.mixed(kinds)}))
    y = d.{m.pick(["get", "pop", "setdefault"])}({m.value(m.pick(keys))}, {m.mixed(kinds)})
{indent(m.use("y", kinds))}
    print(d, list(d), list(d.values()))
"""


def comprehended(m: Maker) -> str:
    kinds = m.several()
    one, other = m.value(kinds[0]), m.value(kinds[1])
    return f"""
def run_{m.number}(n):
    xs = [{one} if flag(n) else {other} for n in range(4)]
    print(xs)
    for x in xs:
{indent(m.use("x", kinds), 2)}
    print({{n: ({other} if n > 1 else {one}) for n in range(3)}})
    print([({one}, {other} if flag(n) else None) for n in range(3)])
    print(list({one} if n > 2 else {other} for n in range(4)))
"""


def closed(m: Maker) -> str:
    kinds = m.several()
    return f"""
def {m.name("outer")}(n, start):
    v = start
    def change(w):
        nonlocal v
        old = v
        v = w
        return old
    def look():
        return v if {m.test()} else {m.mixed(kinds)}
    return change, look

def run_{m.number}(n):
    change, look = {m.name("outer")}(n, {m.mixed(kinds)})
    print(look())
    x = change({m.mixed(kinds)})
{indent(m.use("x", kinds))}
    print(change({m.mixed(kinds)}), look())
    pick = lambda a, b={m.pick(["None", "0", "'d'"])}: a if {m.test()} else b
    print(pick({m.mixed(kinds)}), pick({m.mixed(kinds)}, {m.mixed(kinds)}))
"""


def generated(m: Maker) -> str:
    kinds = m.several()
    g = m.name("gen")
    return f"""
def {g}(n):
    got = yield {m.mixed(kinds)}
    print('got', got)
    for i in range(2):
        yield {m.mixed(kinds)}
    if {m.test()}:
        got = yield got
        yield got
    return {m.mixed(kinds)}

def {m.name("both")}(n):
    done = yield from {g}(n)
    yield done

def run_{m.number}(n):
    for x in {m.name("both")}(n):
{indent(m.use("x", kinds), 2)}
    it = {g}(n)
    print(next(it), it.send({m.mixed(kinds)}))
    print(list(it), next(it, {m.mixed(kinds)}))
"""


def raised(m: Maker) -> str:
    kinds = m.several([k for k in VALUES if k not in ("pair", "triple")])
    e = m.name("Oops")
    return f"""
class {e}(Exception):
    def __init__(self, what, extra=None):
        super().__init__(what)
        self.what = what
        self.extra = extra

def {m.name("fail")}(n):
    if {m.test()}:
        raise {e}({m.mixed(kinds)}, {m.mixed(kinds)})
    if n == 1:
        raise ValueError({m.mixed(kinds)})
    return {m.mixed(kinds)}

def run_{m.number}(n):
    x = None
    try:
        x = {m.name("fail")}(n)
    except {e} as e:
        print('oops', e.what, e.extra)
        x = {m.pick(["e.what", "e.extra", m.mixed(kinds)])}
    except ValueError as e:
        print('value', e, e.args)
    {m.pick(["else", "finally"])}:
        print('then', x)
{indent(m.use("x", kinds))}
"""


def tupled(m: Maker) -> str:
    kinds = m.several()
    return f"""
def {m.name("two")}(n):
    if {m.test()}:
        return {m.mixed(kinds)}, {m.mixed(kinds)}
    return {m.mixed(kinds)}, {m.mixed(kinds)}

def run_{m.number}(n):
    a, b = {m.name("two")}(n)
    print(a, b, {m.name("two")}(n + 1))
    a, b = b, a
    print(a, b)
    ps = [({m.mixed(kinds)}, {m.mixed(kinds)}), ({m.mixed(kinds)}, {m.mixed(kinds)})]
    for i, (a, b) in enumerate(ps):
        print(i, a)
{indent(m.use("b", kinds), 2)}
    t = ps[0] if {m.test()} else {m.pick(["ps[1]", "None", "(1, 2)", "()", "(1, 'x', None)"])}
    print(t, t == ps[0])
    for x in {m.pick(["zip(ps, [1, 2])", "reversed(ps)", "ps + [t]", "(*ps, 3)", "[*ps, None]"])}:
        print(x)
"""


def numbered(m: Maker) -> str:
    kinds = m.several(["int", "bool", "float"])
    return f"""
def {m.name("area")}(n, a, b={m.pick(["0", "1.0", "True"])}):
    total = {m.pick(["0", "0.0", "a"])}
    for x in (a, b, {m.mixed(kinds)}):
        total {m.pick(["+=", "-=", "*="])} x
    return total {m.pick(["+", "-", "*", "/"])} {m.pick(["2", "4.0", "(b or 1)"])}

def run_{m.number}(n):
    x = {m.name("area")}(n, {m.mixed(kinds)}, {m.mixed(kinds)})
    print(x, {m.name("area")}(n, {m.mixed(kinds)}))
    xs = [{m.mixed(kinds)}, {m.mixed(kinds)}, {m.mixed(kinds)}]
    print(sum(xs), max(xs), min(xs, default=None), sorted(xs), sum(xs) / len(xs))
    best = None
    for v in xs:
        if best is None or v > best:
            best = v
    print(best, best == max(xs), abs(best), round(best), best // 1, best % 3)
    y = {m.mixed(kinds)}
    y {m.pick(["+=", "-=", "*=", "/="])} {m.pick(["1", "0.5", "n + 1"])}
{indent(m.use("y", kinds))}
"""


def overridden(m: Maker) -> str:
    kinds = m.several()
    c = m.name("Shape")
    return f"""
class {c}:
    def __init__(self, n):
        self.n = n

    def value(self, n):
        return {m.mixed(kinds)}

    def twice(self, n):
        return [self.value(n), {m.mixed(kinds)}]

class {c}A({c}):
    def value(self, n):
        return {m.mixed(kinds)}

class {c}B({c}):
    def __init__(self, n, extra):
        super().__init__(n)
        self.extra = extra

    def value(self, n):
        return self.extra if {m.test()} else super().value(n)

def run_{m.number}(n):
    shapes = [{c}(1), {c}A(n), {c}B(n, {m.mixed(kinds)})]
    for s in shapes:
        x = s.value(n)
{indent(m.use("x", kinds), 2)}
        print(s.twice(n), s.n, {m.pick(["isinstance(s, " + c + "A)", "type(s).__name__", "getattr(s, 'extra', None)"])})
    last = shapes[n % 3] if {m.test()} else None
    print(last is None, last.value(n) if last else {m.mixed(kinds)})
"""


def data(m: Maker) -> str:
    kinds = m.several()
    c = m.name("Record")
    return f"""
@dataclass
class {c}:
    a: object
    b: object = {m.pick(["None", "0", "'b'"])}
    c: list = field(default_factory=list)

def run_{m.number}(n):
    r = {c}({m.mixed(kinds)})
    s = {c}({m.mixed(kinds)}, {m.mixed(kinds)})
    s.c.append({m.mixed(kinds)})
    if {m.test()}:
        r.b = {m.mixed(kinds)}
        r.c = [{m.mixed(kinds)}]
    print(r, s, r == s)
    x = r.b if r.b is not None else s.a
{indent(m.use("x", kinds))}
    for rec in (r, s):
        print(rec.a, rec.b, rec.c)
"""


def matched(m: Maker) -> str:
    kinds = m.several()
    return f"""
def {m.name("kind")}(n, x):
    match x:
        case None:
            return {m.mixed(kinds)}
        case bool():
            return 'bool'
        case int() | float() as v if v:
            return {m.pick(["v", "v + 1", "'number'"])}
        case str():
            return {m.pick(["x", "len(x)", "x + '!'"])}
        case [a, *rest]:
            return {m.pick(["a", "rest", "(a, rest)"])}
        case Item(name=name):
            return name
    return {m.pick(["None", "x", m.mixed(kinds)])}

def run_{m.number}(n):
    for x in [{m.mixed(kinds)}, {m.mixed(kinds)}, {m.mixed(kinds)}]:
        y = {m.name("kind")}(n, x)
        print(y)
{indent(m.use("y", kinds), 2)}
"""


def starred(m: Maker) -> str:
    kinds = m.several()
    f = m.name("many")
    return f"""
def {f}(first, *args, key={m.pick(["None", "0", "'k'"])}, **kw):
    print(first, args, key, sorted(kw))
    return args[0] if args else {m.pick(["key", "first", "None"])}

def run_{m.number}(n):
    x = {f}({m.mixed(kinds)}, {m.mixed(kinds)}, {m.mixed(kinds)})
{indent(m.use("x", kinds))}
    print({f}({m.mixed(kinds)}, key={m.mixed(kinds)}))
    print({f}({m.mixed(kinds)}, other={m.mixed(kinds)}))
    xs = [{m.mixed(kinds)}, {m.mixed(kinds)}]
    print({f}(*xs), {f}(n, *xs, key={m.mixed(kinds)}))
"""


def looped(m: Maker) -> str:
    kinds = m.several()
    return f"""
def run_{m.number}(n):
    prev = {m.pick(["None", m.mixed(kinds)])}
    seen = []
    i = 0
    while i < 4:
        cur = {m.mixed(kinds)} if i % 2 else {m.mixed(kinds)}
        if prev is not None and prev == cur:
            break
        seen.append((prev, cur))
        prev = cur if i < n else {m.mixed(kinds)}
        i += 1
    else:
        prev = {m.mixed(kinds)}
    print(seen, prev)
{indent(m.use("prev", kinds))}
    try:
        found = {m.mixed(kinds)}
        print(found)
    finally:
        found = {m.mixed(kinds)}
    print(found)
    if (w := {m.mixed(kinds)}) is not None:
        print('w', w)
"""


def stored(m: Maker) -> str:
    """Module variables and class attributes that functions assign."""
    kinds = m.several()
    g = m.name("STATE")
    n = "2"
    first = m.mixed(kinds).replace("flag(n)", "flag(2)")
    first = m.pick(["None", "0", "'s'", "[1]", "1.5"]) if "n" in first else first
    return f"""
{g} = {first}
{g}_LOG = {{'a': {m.pick(["None", "1", "'t'"])}}}

def {m.name("put")}(n, value={m.pick(["None", n, "'d'"])}):
    global {g}
    old = {g}
    {g} = value
    {g}_LOG['old'] = old
    return old

def run_{m.number}(n):
    print({g}, {m.name("put")}(n, {m.mixed(kinds)}), {g})
    x = {m.name("put")}(n)
{indent(m.use("x", kinds))}
    {m.name("put")}(n, {m.mixed(kinds)})
    print({g}, {g}_LOG, {g}_LOG['old'] if 'old' in {g}_LOG else {m.mixed(kinds)})
"""


def nested(m: Maker) -> str:
    kinds = m.several()
    return f"""
def {m.name("walk")}(node, depth=0):
    if isinstance(node, list):
        return [{m.name("walk")}(x, depth + 1) for x in node]
    return (depth, node)

def run_{m.number}(n):
    tree = [{m.mixed(kinds)}, [{m.mixed(kinds)}, [{m.mixed(kinds)}]]]
    print(tree, {m.name("walk")}(tree))
    groups = {{}}
    for x in [{m.mixed(kinds)}, {m.mixed(kinds)}]:
        groups.setdefault(type(x).__name__, []).append(x)
    print(groups)
    table = [[{m.mixed(kinds)}, None], [None, {m.mixed(kinds)}]]
    table[0][1] = {m.mixed(kinds)}
    print(table, [row[0] for row in table])
    x = table[n % 2][1]
{indent(m.use("x", kinds))}
    deep = {{'a': {{'b': {m.mixed(kinds)}}}, 'c': {m.pick(["{}", "{'d': None}"])}}}
    print(deep, deep['a'].get('b'), deep['c'].get('b', {m.mixed(kinds)}))
"""


FORMS: list[Callable[[Maker], str]] = [
    assigned, parameter, returned, fielded, listed, keyed, comprehended, closed, generated, raised, tupled, numbered,
    overridden, data, matched, starred, looped, stored, nested,
]  # fmt: skip


def indent(text: str, levels: int = 1) -> str:
    return textwrap.indent(text, "    " * levels)


def snippet(random: Random, number: int) -> str:
    return random.choice(FORMS)(Maker(random, number)).strip("\n") + "\n"


def program(snippets: list[tuple[int, str]]) -> str:
    """A program that runs the snippets, each for several numbers."""
    texts = "\n\n".join(text for _, text in snippets)
    calls = "\n".join(f"    print({number}, n)\n    run_{number}(n)" for number, _ in snippets)
    return f"{HEAD}{texts}\n\nfor n in range(4):\n{calls}\n"
