"""Generators: `send`, `throw`, `close`, `yield from`, exceptions in them, laziness, iterators of the program."""

from __future__ import annotations

PARTS: dict[str, list[str]] = {
    "gact": ["yield i", "got = yield (i, got)", "yield from range(i)", "yield from inner_N(n, i)", "return i", "raise <error>('gen', i)", "got = yield from inner_N(n, i)", "x = 1 // (i - n)", "pass", "yield", "yield [i] * i", "break", "continue", "got = (yield) or got", "yield from <ints>", "print('in', i, got)", "yield <str>", "raise StopIteration(i)", "yield from (v * 2 for v in <ints>)"],
    "gfin": ["print('fin')", "return 'fin'", "pass", "print('closing', got)", "got = None"],
    "ghandle": ["yield ('caught', str(e))", "raise", "return 'handled'", "pass", "raise <error>('other') from e", "print('handler', e)", "continue", "got = 'h'"],
    "drive": ["next(g)", "g.send(n)", "g.send('s')", "g.send(None)", "list(g)", "next(g, 'end')", "g.close()", "g.throw(ValueError('t'))", "g.throw(KeyError('k'))", "sum(1 for _ in g)", "[x for x in g][:3]", "dict(enumerate(g))", "tuple(islice(g, 2))", "list(zip(g, range(2)))", "n in g", "max((str(x) for x in g), default=0)", "next(iter(g))", "g.throw(Own_N(n))", "list(map(str, g))", "[*g]", "any(g)"],
    "lazy": ["(x * 2 for x in xs)", "(x for x in xs if x > n)", "map(lambda v: v + n, xs)", "filter(None, xs)", "zip(xs, xs[1:])", "enumerate(xs)", "reversed(xs)", "iter(xs)", "((x, y) for x in xs for y in range(x % 3))", "chain(xs, [n], xs)", "islice(count(n), 4)", "takewhile(lambda v: v < 3, xs)", "accumulate(xs)", "pairwise(xs)", "iter(xs.pop, 0)" , "dropwhile(lambda v: v < 2, xs)", "cycle(xs or [0])", "count(n, 2)", "((k, list(v)) for k, v in groupby(sorted(xs), key=lambda v: v % 2))", "starmap(pow, zip(xs, [1, 2]))", "zip_longest(xs, [n])", "product(xs, [0, 1])", "tee(xs)[1]"],
    "take": ["next(it, None)", "list(islice(it, 3))", "[v for v, _ in zip(it, range(2))]", "next(it, 'end')", "list(islice(it, n))"],
    "nextbody": ["self.i += 1", "self.i += n + 1", "self.i = self.i * 2 + 3"],
}  # fmt: skip

FORMS = [
    """
class Own_N(Exception):
    pass

def inner_N(n, k):
    got = 'none'
    try:
        for i in range(k + 1):
            got = yield ('inner', i, got)
            if <test>:
                return got
    except <caught> as e:
        yield ('inner caught', type(e).__name__)
    finally:
        print('inner end')
    return ('inner done', k)

def gen_N(n):
    got = 0
    for i in range(3):
        try:
            <gact>
            if <test>:
                <gact>
            <gact>
        except <caught> as e:
            <ghandle>
        finally:
            <gfin>
    <glast>

def run_N(n):
    g = gen_N(n)
    for _ in range(2):
        try:
            print(<drive>)
            print(<drive>)
            print(<drive>)
            print(<drive>)
        except StopIteration as e:
            print('stop', e.value)
        except Exception as e:
            print(type(e).__name__, e)
    print(list(g))
    g = gen_N(n)
    try:
        for x in g:
            print(x)
            if str(x) == str(n):
                break
        print(<drive>)
        print(<drive>)
    except Exception as e:
        print(type(e).__name__, e)
    g.close()
""",
    """
class Count_N:
    def __init__(self, stop):
        self.i, self.stop = -1, stop

    def __iter__(self):
        <iterbody>

    def __next__(self):
        n = 0
        <nextbody>
        if self.i >= self.stop:
            raise StopIteration
        return self.i

def take_N(k, items):
    for i, x in enumerate(items):
        if i >= k:
            return
        yield x

def evens_N(items):
    yield from (x for x in items if not x % 2)

def run_N(n):
    xs = <ints>
    it = <lazy>
    print(<take>)
    xs.append(n + 1)
    print(<take>, <take>)
    try:
        print(list(take_N(5, it)))
        print(list(take_N(<count>, Count_N(<int>))), sum(evens_N(range(9))))
        c = Count_N(4)
        print(next(c), list(zip(c, c)), list(c), <little> in Count_N(3), max(Count_N(3)), [*Count_N(2)])
        a, *b = Count_N(n + 1)
        print(a, b)
        a, b = take_N(n, [1, 2, 3])
        print(a, b)
    except (ValueError, TypeError, <error>, StopIteration) as e:
        print(type(e).__name__, e)
    it = <lazy>
    total = 0
    for i, v in enumerate(it):
        print(v)
        if i >= 3:
            break
    print(<take>, <take>)
""",
    """
def running_N(n):
    total, seen = 0, []
    while True:
        x = yield total, len(seen)
        if x is None:
            if <test>:
                return seen
            continue
        total += x
        seen.append(x)

def outer_N(n, log):
    result = yield from running_N(n)
    log.append(result)
    yield 'second'
    try:
        yield from running_N(n + 1)
    finally:
        log.append('closed')

def run_N(n):
    log = []
    g = outer_N(n, log)
    next(g)
    try:
        for v in (<little>, <int>, n):
            print(g.send(v))
        print(next(g))
        print(<drive2>)
        print(g.send(<int>))
        print(<drive2>)
        print(<drive2>)
    except (StopIteration, <error>) as e:
        print(type(e).__name__, e.args)
    finally:
        g.close()
    print(log)
""",
]  # fmt: skip
PARTS |= {
    "glast": ["yield got", "return got", "pass", "yield from inner_N(n, 1)"],
    "iterbody": ["return self"],
    "drive2": ["next(g)", "g.throw(ValueError('v'))", "g.close()", "g.send(None)", "next(g, 0)", "g.throw(KeyError)"],
}
