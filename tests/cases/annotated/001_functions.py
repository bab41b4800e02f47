from typing import Callable, Dict, List, Optional, Tuple, Union


def mean(xs: List[float]) -> float:
    return sum(xs) / len(xs)


def find(xs: list[str], want: str) -> Optional[int]:
    for i, x in enumerate(xs):
        if x == want:
            return i
    return None


def pair(a: int, b: str = "z") -> Tuple[int, str]:
    return a, b


def apply(f: Callable[[int], int], n: int) -> int:
    return f(n)


def norm(x: Union[int, str]) -> int:
    return x if isinstance(x, int) else int(x)


counts: Dict[str, int] = {}
for w in ["a", "b", "a"]:
    counts[w] = counts.get(w, 0) + 1
print(mean([1.0, 2.0, 4.5]), find(["a", "b"], "b"), find([], "q"), pair(1), apply(lambda v: v * 2, 4), norm("5") + norm(6), counts)
total: float = 0
total += 1
print(total, mean([1, 2]))
