"""A module with a docstring and a main guard."""

LIMIT = 10
_cache = {}


def square(n):
    """Return n squared, remembering it."""
    if n not in _cache:
        _cache[n] = n * n
    return _cache[n]


def main():
    for i in range(0, LIMIT, 4):
        print(i, square(i))
    print(len(_cache), square.__doc__)


if __name__ == "__main__":
    main()
