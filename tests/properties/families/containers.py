"""Slices that are read, assigned and deleted; containers that change while something walks over them; aliases."""

from __future__ import annotations

PARTS: dict[str, list[str]] = {
    "change": ["xs.append(x)", "xs.remove(x)", "xs.pop()", "xs.pop(0)", "xs.insert(0, x)", "xs.clear()", "xs[:] = xs[1:]", "xs += [x]", "xs.reverse()", "xs[-1] = i", "del xs[0]", "xs.sort()", "xs.extend(xs)", "xs[i] = xs[-1]"],
    "over": ["enumerate(xs)", "enumerate(reversed(xs))", "enumerate(xs[:])", "zip(range(9), xs)", "enumerate(iter(xs))", "enumerate(list(xs), n)"],
    "rebuild": ["xs[<slice>] = <ints>", "xs[<slice>] = xs", "del xs[<slice>]", "xs[<little>] = <int>", "xs[<slice>] = range(n)", "xs[<slice>] = (x * 2 for x in xs)", "xs.insert(<little>, n)", "xs.pop(<little>)", "xs.remove(<little>)", "xs *= <count>", "xs.sort(key=lambda v: -v, reverse=<bool>)", "xs.extend(xs[<slice>])", "del xs[<little>]", "xs = xs[<slice>] + [n]", "ys = xs; ys.append(7)", "xs.append(xs.index(<little>))", "xs, ys = ys, xs", "xs[<little>], xs[<little>] = xs[<little>], 1", "a, *xs = xs", "*xs, b = xs", "xs[<little>] += 3"],
    "look": ["xs", "xs[<slice>]", "len(xs)", "xs.count(<little>)", "xs.index(<little>)", "sorted(xs)", "sum(xs)", "max(xs)", "min(xs, default=None)", "<little> in xs", "list(reversed(xs))", "xs == ys", "xs < ys", "tuple(xs)[<slice>]", "set(xs) & {0, 1, 2}", "dict(zip(xs, ys))", "list(zip(xs, xs[1:]))", "[x for x in xs if x]", "any(xs), all(xs)", "list(map(str, xs))", "list(filter(None, xs))", "xs + ys", "xs * 2", "[xs, ys]", "xs is ys", "dict.fromkeys(xs, 0)", "list(enumerate(xs, 1))", "frozenset(xs) == set(xs)", "sorted(set(xs))", "sorted(xs, key=abs)", "xs.copy()"],
    "dchange": ["d[k + '!'] = v", "del d[k]", "d.pop('a', None)", "d[k] = v + 1", "d.clear()", "d.update(q=1)", "d.setdefault(k, 5)", "d['zz'] = len(d)", "d.popitem()", "d |= {'r': v}"],
    "dover": ["d.items()", "list(d.items())", "dict(d).items()", "sorted(d.items())", "reversed(d.items())", "zip(d, d.values())"],
    "dlook": ["d", "list(d)", "d.get('a')", "d['a']", "d.pop('k')", "d.pop('zz', None)", "'a' in d", "len(d)", "sorted(d.values())", "list(reversed(d))", "d | {'a': 9}", "{**d, 'a': -1}", "max(d, key=d.get)", "{v: k for k, v in d.items()}", "d == dict(reversed(list(d.items())))", "d.keys() & {'a', 'x'} == {'a'}", "d.popitem()", "d.setdefault('new', n)", "next(iter(d))", "sum(d.values())", "list(d.items())[<slice>]", "min(d.items(), default=None)", "d.copy()", "any(d)", "str(d)", "dict.fromkeys(d, [])", "[k * v for k, v in d.items() if v < 4]", "d.get('b', {}) or d", "bool(d)", "dict(sorted(d.items(), key=lambda p: -p[1]))"],
    "key": ["1", "True", "1.0", "0", "False", "'1'", "n", "(1, 2)", "None", "-0.0", "2**63", "float(2**63)", "b'1'", "(1.0, True)"],
    "make": ["[[0] * 2] * 3", "[[0] * 2 for _ in range(3)]", "[[]] * (n + 1)", "[list(range(n))] * 2", "[[n], [n]]"],
    "sop": ["a | b", "a & b", "a - b", "a ^ b", "a <= b", "a.isdisjoint(b)", "a.union(b, [9])", "a == b", "a < b", "a >= b", "a.issubset(b)", "a.symmetric_difference(b)", "len(a | b)", "sorted(a, reverse=True)", "{x for x in a if x in b}", "frozenset(a) | b", "3 in a", "min(a | {0})"],
    "schange": ["a.add(<little>)", "a.discard(<little>)", "a.remove(<little>)", "a |= b", "a -= b", "a ^= {1, n}", "a.update([4, n])", "a.clear()", "a.pop()", "b = a", "a &= {0, 1, 2, 3}"],
}  # fmt: skip

FORMS = [
    """
def run_N(n):
    xs = <ints>
    steps = 0
    try:
        for i, x in <over>:
            print(i, x, xs)
            if <test> or i % 2:
                <change>
            steps += 1
            if steps > 6:
                break
        else:
            print('all')
    except <caught> as e:
        print(type(e).__name__, e)
    print(xs, steps)
""",
    """
def run_N(n):
    xs, ys = <ints>, <ints>
    print(<look>, <look>)
    try:
        <rebuild>
        print(xs, ys)
        <rebuild>
    except <caught> as e:
        print(type(e).__name__, e)
    print(xs, ys)
    <rebuild>
    print(<look>)
    print(<look>, <look>)
""",
    """
def run_N(n):
    d = <dict>
    steps = 0
    try:
        for k, v in <dover>:
            print(k, v)
            if <test>:
                <dchange>
            steps += 1
            if steps > 5:
                break
    except <caught> as e:
        print(type(e).__name__, e)
    print(d, <dlook>)
    e = d
    <dlook>
    print(e is d, <dlook>)
    print(<dlook>)
""",
    """
def run_N(n):
    d = {<key>: 'a', <key>: 'b', <key>: 'c'}
    print(d, <key> in d, d.get(<key>), len(d))
    d[<key>] = 'x'
    print(list(d), list(d.values()))
    grid = <make>
    for row in grid[:2]:
        row.append(n)
    grid[0].extend(grid[-1])
    print(grid, grid[0] is grid[-1], grid == [r[:] for r in grid])
    grid[0] = grid[-1]
    grid[-1][:1] = [<int>]
    print(grid, sum(grid, []), [list(c) for c in zip(*grid)])
""",
    """
def run_N(n):
    a, b = set(<ints>), {1, 2, n}
    print(sorted(a), <sop>)
    try:
        <schange>
        print(sorted(a), sorted(b))
        for x in a:
            if x == n:
                <schange>
    except <caught> as e:
        print(type(e).__name__, e)
    print(sorted(a), sorted(b), <sop>, <sop>)
    nans = [float('nan'), 1.0, <float>]
    print(nans[0] in nans, nans == nans[:], nans.count(1), nans.index(1.0), [x != x for x in nans])
""",
    """
def fill_N(n, into=[], table={}):
    into.append(n)
    table[n] = len(into)
    return into, table

def run_N(n):
    first = fill_N(n)
    second = fill_N(<little>)
    print(first, second, first[0] is second[0])
    print(fill_N(n, [<int>]), fill_N(n, table={}))
    t = (first[0], n)
    t[0].append(<little>)
    try:
        u = t
        u += (1,)
        print(u == t, u)
        first[0][<little>] = t[1]
    except <caught> as e:
        print(type(e).__name__, e)
    print(t, hash((1, n)) == hash((True, float(n))))
""",
]  # fmt: skip
