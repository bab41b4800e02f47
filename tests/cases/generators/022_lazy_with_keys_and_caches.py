import functools


def main(k):
    xss = [[3, 1, 2], [5, 4]]
    weights = {1: 9, 2: 8, 3: 7, 4: 6, 5: 5}

    def weigh(v):
        return weights[v] * k

    @functools.lru_cache(maxsize=None)
    def fib(n):
        return n if n < 2 else fib(n - 1) + fib(n - 2)

    lazy = (sorted(xs, key=lambda v: weights[v] + k) for xs in xss)
    print(next(lazy))
    lazy2 = (sorted(xs, key=weigh) for xs in xss)
    print(list(lazy2), list(lazy))
    lazy3 = (fib(x) for x in range(10) if weigh(1 + x % 5) > 1)
    print(list(lazy3))
    lazy4 = ([weigh(x) for x in xs] for xs in xss)
    print(next(lazy4))
    lazy5 = ((x, [y for y in (weigh(z) for z in xs)]) for x, xs in enumerate(xss))
    print(list(lazy5))
    c = complex("1+2j") + complex(" -3j ") + complex("2")
    print(c, complex("nan").imag, complex("1e3-2.5e-1j"), complex("(1+1j)"))
    for bad in ["", "1 + 2j", "x", "1+j2", "j1", "1+2"]:
        try:
            print(complex(bad))
        except ValueError as e:
            print(e)
    print(complex("j"), complex("-j"), complex("+1J"), complex("1_0+2_0j"), complex("inf-infj"))


main(2)
