it = iter([1, 2])
print(next(it), next(it), next(it, None))
print(abs(-3), divmod(7, 2), pow(2, 3), round(2.567, 1), int("7"), float("2.5"), str(1.0), bool("x"))
print(chr(97), ord("a"), hex(10), bin(5), callable(print), isinstance(3, (int, str)), type(3).__name__, type("s") is str)
print(list("abc"), tuple([1]), set([1]), dict(a=1), repr("x"), ascii("é"), hash(5), hash(-1), hash(2.0), len("é"))
from_iter = iter(lambda: it2.pop(), 0)
it2 = [5, 0, 3, 4]
print(list(from_iter))
print(isinstance(True, int), issubclass(bool, int), int(True), float("1e5"), int(-3.7), complex(1, 2))
