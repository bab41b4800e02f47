x = ...
print(x, x is Ellipsis, ... == Ellipsis, type(x).__name__, bool(...), repr(...))


def f(a=...):
    if a is ...:
        return "default"
    return a


print(f(), f(3), f(None))
d = {"k": ..., "j": 1}
print(d)


class Grid:
    def __getitem__(self, key):
        if key is Ellipsis:
            return "all"
        return key


g = Grid()
print(g[...], g[1])
print([1, ...], (..., 2))
