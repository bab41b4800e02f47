def main(k):
    total = 0

    def add(n):
        nonlocal total
        total += n + k
        return total

    it = (add(i) for i in range(10))
    print(next(it), next(it))
    print(total)

    def late(n):
        return n + off

    off = 5
    lazy = (late(i) for i in range(3))
    off = 7
    print(list(lazy))
    f = lambda x: x * total
    lazy = (f(i) for i in range(3))
    print(list(lazy))


main(2)
