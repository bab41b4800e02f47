def walk(tree):
    if isinstance(tree, list):
        for t in tree:
            yield from walk(t)
    else:
        yield tree


def chain(*its):
    for it in its:
        yield from it


def ret():
    yield 1
    return "done"


def outer():
    r = yield from ret()
    yield r


print(list(walk([1, [2, [3, 4]], [[5]]])), list(chain("ab", [1], range(2))), list(outer()))
