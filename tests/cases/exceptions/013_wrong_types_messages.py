import math


class Ball:
    pass


def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print("TypeError:", error)
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)


attempt(lambda: len(5))
attempt(lambda: math.sqrt("2"))
attempt(lambda: ",".join(3))
attempt(lambda: int([]))
attempt(lambda: float(None))
attempt(lambda: abs("x"))
attempt(lambda: "abc".count(1))
attempt(lambda: "a".split(5))
attempt(lambda: sum(5))
attempt(lambda: sorted(5))
attempt(lambda: round("x"))
attempt(lambda: chr("a"))
attempt(lambda: ord("ab"))
attempt(lambda: range("3"))
attempt(lambda: list(5))
attempt(lambda: dict(5))
attempt(lambda: len(Ball()))
attempt(lambda: max(5))
attempt(lambda: "x".startswith(1))
attempt(lambda: int(Ball()))
attempt(lambda: divmod("a", 1))
attempt(lambda: pow("a", 2))
attempt(lambda: hash([]))
attempt(lambda: {}[[]])
attempt(lambda: enumerate(5))
attempt(lambda: zip(5))
attempt(lambda: reversed(5))
attempt(lambda: "%d" % "x")
attempt(lambda: iter(5))
attempt(lambda: next(5))
attempt(lambda: set(5))
attempt(lambda: {1, 2} | [3])
attempt(lambda: "a" * "b")
attempt(lambda: [1] + (2,))
attempt(lambda: None.x)
attempt(lambda: bytes("é"))
