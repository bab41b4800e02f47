def f(x: int) -> int:
    return x * 2


def g(items: list[int]) -> int:
    return len(items)


print(f("ab"), f(1.5), f([1]), g("hello"), g((1, 2)))
n: int = 2.5
print(n + 1)
