f = lambda: (yield 1)
print(list(f()))
g = lambda n: [(yield n), (yield n + 1)]
it = g(3)
print(next(it))
print(it.send("a"))
try:
    it.send("b")
except StopIteration as e:
    print(e.value)
h = lambda xs: (yield from xs)
print(list(h([1, 2])))
