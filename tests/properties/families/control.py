"""Ways out of `try`, `with` and loops; closures and what they share; decorators; patterns; comprehensions."""

from __future__ import annotations

PARTS: dict[str, list[str]] = {
    "act": [
        "print('step', i)", "raise <error>('act', i)", "return ('act', i)", "break", "continue", "x = {}['k']", "x = [][i]", "x = 1 // (i - n)",
        "x = int('z' * i)", "raise Oops_N(i)", "log.append(i)", "x = x + i", "assert i != n, 'assert'", "pass",
    ],
    "finact": ["print('fin', x)", "return ('fin', x)", "break", "continue", "x = 'fin'", "log.append('f')", "raise <error>('fin')", "pass", "print('fin')", "del x"],
    "handle": ["print('handled', type(e).__name__, e)", "raise <error>('again') from e", "raise", "x = e.args", "return type(e).__name__", "continue", "break", "raise <error>('in handler')", "pass", "x = str(e)", "log.append(repr(e))", "print(e.__cause__, isinstance(e, LookupError))", "raise Oops_N(7) from None", "del x"],
    "elseact": ["print('else', x)", "return 'else'", "raise <error>('else')", "break", "continue", "x = 'else'", "pass"],
    "swallow": ["True", "False", "None", "kind is ValueError", "value is not None and issubclass(kind, LookupError)", "len(log) > 2", "self.name == 'b'"],
    "exitact": ["print('exit', self.name, kind and kind.__name__)", "log.append(self.name)", "raise <error>('exit')", "pass", "print('exit', value)"],
    "with": ["with Guard_N('a') as a:", "with Guard_N('a') as a, Guard_N('b') as b:", "with made_N('m') as a:", "with made_N('m') as a, Guard_N('b'):", "a = 0\nwith suppress(<error>, KeyError):", "with (Guard_N('a') as a, made_N('m')):", "with nullcontext(n) as a:"],
    "cap": ["n", "i", "total", "n + i", "[i, total]", "total * 2", "i * i"],
    "dflt": ["", "i=i", "i=0", "k=n", "*a", "k=total", "*, k=1"],
    "call1": ["f()", "f()", "f(2)", "f(k=3)", "f(i=4)"],
    "pat": ["0", "1 | 2", "int() as v if v > 2", "int(v)", "str() as v", "'a' | 'b'", "[]", "[v]", "[1, *v]", "[v, w]", "[v, [w, *_]]", "(1, v)", "{'k': v}", "{'k': [v, *_], **w}", "{}", "None", "True", "float()", "Pt_N(x=0, y=v)", "Pt_N(v, w)", "Pt_N(x=v) if v", "-1", "[*_, v]", "[Pt_N() as v, *_]", "list() as v", "dict() as v", "[[v], w] | (w, v)", "str(v) if len(v) > 1", "{'k': Pt_N(x=v)}", "bool(v)", "2.5 | 3.5", "Oops_N()"],
    "subject": ["n", "[n]", "[1, n]", "(1, 2, n)", "'a'", "'abc'", "{'k': n}", "{'k': [n, 1], 'l': 2}", "None", "n > 1", "2.5", "Pt_N(0, n)", "Pt_N(n, 1)", "[]", "{}", "[[n], 1]", "-1", "{'k': Pt_N(n, n)}", "'b'", "[Pt_N(1, 1), 2]", "float(n)", "(n, [n, n])", "'é' * n", "2**63", "b'a'", "True", "[1]"],
    "comp": [
        "[(i, j) for i in range(n + 1) for j in range(i) if i != j]", "{i: [j for j in range(i)] for i in <ints>}", "[x for x in <ints> if (y := x * 2) > 1]", "[[r[i] for r in g] for i in range(2)]",
        "{x % 3 for x in <ints>} == {0}", "[(lambda: x)() for x in <strs>]", "[x for xs in g for x in xs]", "{k: v for k, v in zip(<strs>, <ints>)}", "sorted({len(s): s for s in <strs>}.items())", "sum(x for x in <ints> if x % 2)",
        "[i if i % 2 else -i for i in range(4)][<slice>]", "any(x > n for x in <ints>), all(x for x in <ints>)", "[f() for f in [lambda: i for i in range(3)]]", "[f() for f in [lambda i=i: i for i in range(3)]]", "list(x for x in <ints>)[<slice>]",
        "[a + b for a, (b, *c) in [(1, (2, 3)), (n, (n,))]]", "dict(enumerate(<strs>))", "[n for n in range(3)] + [n]", "max((x for x in <ints>), default='none')", "[*range(n), *<ints>]", "{**<dict>, 'q': 1}", "[x for x in <ints> if not any(x == y for y in range(2))]",
        "tuple(c for s in <strs> for c in s if c.isalpha())", "[w := n, w + 1]", "(x for x in <ints>).__next__() if n else 0", "[i for i, c in enumerate(<str>) if c in 'aé']", "min(<strs>, key=lambda s: (len(s), s), default='')", "[*map(lambda a, b: a - b, <ints>, <ints>)]", "list(filter(lambda v: v > n, <ints>))",
    ],
}  # fmt: skip

OOPS = """
class Oops_N(Exception):
    def __init__(self, code):
        super().__init__(f'oops {code}')
        self.code = code

"""
FORMS = [
    OOPS
    + """
def work_N(n, log):
    x = 'start'
    for i in range(3):
        try:
            <act>
            try:
                if <test>:
                    <act>
                x = i
                <act>
            except <caught> as e:
                <handle>
            else:
                <elseact>
            finally:
                if <test> and i:
                    <finact>
            print('after inner', x)
            <act>
        except Oops_N as e:
            print('oops', e.code)
            <handle>
        except <caught> as e:
            <handle>
        finally:
            log.append(('end', i))
    else:
        print('loop done')
    return ('done', x)

def run_N(n):
    log = []
    try:
        print(work_N(n, log))
    except Exception as e:
        print('out', type(e).__name__, e, type(e.__cause__).__name__, e.__suppress_context__)
    print(log)
""",
    OOPS
    + """
def one_N(n, i, x, log):
    while True:
        i += 1
        if i > 3:
            return ('over', x)
        try:
            if <test>:
                <act>
            <act>
        except (Oops_N, <error>) as e:
            <handle>
        finally:
            <finact>
        x = ('went', i)
    return ('broke', x)

def run_N(n):
    log = []
    for start in range(3):
        try:
            print(one_N(n, start, 0, log))
        except Exception as e:
            print('out', type(e).__name__, e, repr(e.__cause__))
    print(log)
""",
    OOPS
    + """
log_N = []

class Guard_N:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        log = log_N
        <enteract>
        return self.name

    def __exit__(self, kind, value, tb):
        log = log_N
        <exitact>
        return <swallow>

@contextmanager
def made_N(name):
    log_N.append('in ' + name)
    try:
        yield name * 2
    except <caught> as e:
        print('made', e)
        <mhandle>
    finally:
        log_N.append('out ' + name)

def use_N(n):
    log, x = log_N, 0
    for i in range(3):
        <with>
            print('body', a)
            if <test>:
                <act>
            x = i
            <act>
        print('after', x)
    return x

def run_N(n):
    log_N.clear()
    try:
        print(use_N(n))
    except Exception as e:
        print('out', type(e).__name__, e)
    print(log_N)
""",
    """
def outer_N(n):
    total = <little>
    fs = []
    for i in range(3):
        def f(<dflt>):
            nonlocal total
            total += 1
            return <cap>
        fs.append(f)
        if <test>:
            fs.append(lambda <ldflt>: <cap>)
    def bump(by=<little>):
        nonlocal total, n
        total, n = total + by, n + 1
        return total
    bump()
    i = <little>
    return fs, bump

def traced_N(times):
    def deco(func):
        @wraps(func)
        def inner(*args, **kw):
            out = [func(*args, **kw) for _ in range(times)]
            inner.calls += len(out)
            return out[-1] if out else None
        inner.calls = 0
        return inner
    return deco

@traced_N(<count>)
def fact_N(k, acc=<little>):
    \"\"\"Text.\"\"\"
    return acc if k <= 0 else (k, fact_N(k - 1))

def run_N(n):
    fs, bump = outer_N(n)
    print([f() for f in fs], bump(), bump(by=3))
    print([f() for f in reversed(fs)])
    print(fact_N(n), fact_N.calls, fact_N.__name__, fact_N.__doc__)
    add = lambda x: lambda y, z=x: (x + y, z)
    print(add(n)(2), add('s')('t') if <test> else add(1.5)(n))
    def rec(k, *rest, key=lambda v: v):
        return [key(k), *rest] if k < 1 else rec(k - 1, k, *rest, key=key)
    print(rec(n), rec(n, 9, key=lambda v: -v if v else 'z'))
    compose = lambda *gs: (lambda v: [g(v) for g in gs])
    print(compose(str, lambda v: v * 2, abs)(-n), sorted(<strs>, key=lambda s: s.lower()), bump.__name__)
    table = {'inc': lambda v: v + 1, 'rec': rec, 'part': partial(rec, 1, 5), 'bump': bump}
    print([(k, table[k](<little>)) for k in ('inc', 'rec', 'bump')], table['part']())
""",
    OOPS
    + """
class Pt_N:
    __match_args__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f'Pt({self.x}, {self.y})'

def kind_N(s, n):
    v = w = '-'
    match s:
        case <pat>:
            r = 'one'
        case <pat>:
            r = 'two'
        case <pat>:
            r = 'three'
        case <pat>:
            r = 'four'
        case <pat> if <test>:
            r = 'five'
        case _:
            r = 'other'
    return r, v, w

def run_N(n):
    for s in [<subject>, <subject>, <subject>, <subject>]:
        print(s, kind_N(s, n))
    print(kind_N(<subject>, n))
    g = [[1, n], [n, 2]]
    print(<comp>)
    print(<comp>)
    try:
        print(<comp>)
    except <caught> as e:
        print(type(e).__name__, e)
""",
    """
def run_N(n):
    g = [<ints> + [n, 0], [4, n]]
    x = 'outer'
    print(<comp>)
    print(<comp>, x)
    print(<comp>)
    i = <little>
    try:
        while i < 5:
            i += 1
            if i == <little>:
                continue
            for j in <ints>:
                if j == i:
                    break
                x = (i, j)
            else:
                x = 'none'
                if <test>:
                    break
        else:
            print('while else', i)
        print(i, x, j)
        del i
        print(<comp>, i)
    except (NameError, <error>) as e:
        print(type(e).__name__, e)
""",
]  # fmt: skip
PARTS |= {
    "enteract": ["print('enter', self.name)", "log.append(self.name)", "pass"],
    "mhandle": ["raise", "pass", "raise <error>('made')"],
    "ldflt": ["i=i", "", "k=n", "*a"],
}
