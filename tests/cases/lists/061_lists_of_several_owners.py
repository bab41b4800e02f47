"""Lists that look as if one variable owned them, and do not."""

kept = []


def alias():
    xs = [1, 2]
    ys = xs
    ys.append(3)
    xs.append(4)
    return xs, ys


def stored():
    xs = []
    kept.append(xs)
    xs.append(1)
    kept[-1].append(2)
    return len(xs), xs[-1]


def stored_inside(box):
    xs = [0]
    pair = (xs, 1)
    box["xs"] = xs
    xs[0] = 5
    box["xs"].append(6)
    return pair, xs


class Holder:
    def __init__(self, items):
        self.items = items


def held():
    xs = [1]
    h = Holder(xs)
    xs.append(2)
    h.items.append(3)
    ys = [1]
    h2 = Holder(ys)
    h2.items.append(9)
    return xs, h.items, h2.items


def passed():
    xs = [3, 1, 2]
    grow(xs)
    xs.append(0)
    print(xs, same(xs) is xs)
    ys = [1]
    grow(ys)
    return ys


def grow(items):
    items.append(len(items) * 100)


def same(items):
    return items


def closed():
    xs = []

    def add(v):
        xs.append(v)

    add(1)
    xs.append(2)
    add(3)
    show = lambda: len(xs)
    xs.append(4)
    return xs, show()


def later():
    xs = [1, 2, 3]
    doubled = (x * 2 for x in xs)
    xs.append(4)
    return list(doubled), sum(x for x in xs)


def iterators():
    xs = [1, 2]
    it = iter(xs)
    first = next(it)
    xs.append(3)
    rest = list(it)
    pairs = []
    for x in xs:
        if len(xs) < 6:
            xs.append(x * 10)
        pairs.append(x)
    ys = [1, 2, 3, 4]
    for y in ys:
        if y % 2 == 1:
            ys.remove(y)
    zs = [1, 2]
    for z in zs:
        zs = [7]
        print(z, zs)
    return first, rest, pairs, ys, zs


def itself():
    xs = [1, 2]
    xs.extend(xs)
    xs += xs
    ys = [3]
    ys = ys + ys
    print(xs == ys, xs is xs, ys)
    zs = [xs]
    zs.append(zs[0])
    zs[0].append(0)
    return zs


def conditional(flag):
    xs = [1]
    ys = xs if flag else [2]
    ys.append(3)
    return xs, ys


def given(xs):
    zs = xs
    zs.append(5)
    ys = xs or []
    ys.append(6)
    return ys


def from_dict():
    groups = {}
    for n in range(4):
        group = groups.setdefault(n % 2, [])
        group.append(n)
    found = groups.get(0, [])
    found.append("end")
    return groups


def from_default(items=[]):
    items.append(len(items))
    return items


def raised():
    xs = [1]
    try:
        grow(xs)
        raise ValueError(xs)
    except ValueError as e:
        xs.append(2)
        return e.args[0], xs


def looped():
    out = []
    row = [0]
    for i in range(3):
        row.append(i)
        out.append(row)
    return out


def last_in_loop():
    out = []
    for i in range(3):
        row = [i]
        if i == 1:
            row.append(10)
            out.append(row)
            continue
        out.append(row)
        out[-1].append(-1)
    return out


def walrus():
    if (xs := [1]) and len(xs) == 1:
        ys = xs
        ys.append(2)
    return xs


def unpacked():
    a, *rest = [1, 2, 3]
    other = rest
    other.append(a)
    both = [rest, rest]
    both[0].append(0)
    return both


def deleted():
    xs = [1, 2]
    ys = xs
    del xs
    ys.append(3)
    try:
        print(xs)
    except UnboundLocalError as e:
        print(type(e).__name__)
    return ys


def matched(xs):
    out = [1, 2]
    match out:
        case [a, b]:
            out.append(a + b)
    return out


def shown():
    xs = [1]
    print(xs, f"{xs}", str(xs))
    xs.append(2)
    print(xs, repr(xs), [xs], xs == [1, 2], xs < [2], [*xs, *xs])
    print(*xs)
    return xs


print(alias(), stored(), stored_inside({}), held(), passed())
print(closed(), later(), iterators())
print(itself(), conditional(True), conditional(False), given([1]), given([]))
print(from_dict(), from_default(), from_default(), raised(), looped(), last_in_loop())
print(walrus(), unpacked(), deleted(), matched(0), shown(), kept)
