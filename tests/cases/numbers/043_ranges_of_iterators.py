
def main():
    for i, x in enumerate(range(5)):
        print(i, x)
    for a, b in zip(range(3), reversed(range(4))):
        print(a, b)
    for i, (a, b) in enumerate(zip([1], [2])):
        print(i,a,b)
    for pair in enumerate('abc'):
        print(pair)
    for i in reversed(range(3)):
        print(i)
    xs = [i * 2 for i, _ in enumerate('abc')]
main()

def more():
    pairs = [(1, "a"), (2, "b")]
    for i, (n, s) in enumerate(pairs):
        print(i * n, s)
    total = 0
    for (i, x), y in zip(enumerate(range(4)), reversed(range(4))):
        total += i * x * y
        f = lambda: i + x
        print(f())
    print(total)
    for i, x in enumerate("ab"):
        for j, y in enumerate("cd", i):
            print(i + j, x, y, [(i, j)])
    for i, x in enumerate("ab", 10**30):
        print(i)
    for i, x in enumerate("ab"):
        i = i + 10**25
        print(i)
    d = {c: i for i, c in enumerate("xyz")}
    print(d)
    for k, v in d.items():
        print(k, v + 1)
    for i, (k, v) in enumerate(sorted(d.items())):
        print(i, k, v)
    for i in reversed(range(5)):
        if i == 2:
            continue
        print(i)
    print([i for i in reversed(range(4))], {i for i in range(3)}, sum(i for i, _ in enumerate("abc")))
more()
