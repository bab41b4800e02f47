"""The runtime's collections, itertools, heapq and bisect against CPython's."""

from __future__ import annotations

import bisect
import heapq
import itertools
import operator
import random
from collections import Counter, deque

from properties.std2_oracle import Question, check, text


def third(n: int) -> int:
    return n % 3


def heap_answer(items: list[int], n: int) -> str:
    pairs = [(n % 3, n) for n in items]
    heapq.heapify(pairs)
    heap = list(items)
    heapq.heapify(heap)
    pushed: list[int] = []
    for item in items:
        heapq.heappush(pushed, item)
    popped = [heapq.heappop(pushed) for _ in items]
    parts = [
        pairs,
        heap,
        popped,
        heapq.nsmallest(n, items, key=third),
        heapq.nlargest(n, items, key=third),
        heapq.nsmallest(n, items),
        list(heapq.merge(popped, popped, heap)),
        bisect.bisect_left(popped, n),
        bisect.bisect_right(popped, n),
    ]
    return " ".join(map(repr, parts))


def counter_answer(left: str, right: str, n: int) -> str:
    a, b = Counter(left), Counter(right)
    rest = a.copy()
    rest.subtract(b)
    queue = deque(left, 5)
    queue.rotate(n)
    queue.appendleft("!")
    parts = [a, a.most_common(n), a + b, a - b, a | b, a & b, rest, list(rest.elements()), -rest, rest.total(), queue]
    return " ".join(map(repr, parts))


def iterator_answer(items: list[int], r: int) -> str:
    parts = [
        itertools.permutations(items, r),
        itertools.combinations(items, r),
        itertools.combinations_with_replacement(items, r),
        itertools.product(items, repeat=min(r, 3)),
        itertools.product(items, items),
        [(key, list(group)) for key, group in itertools.groupby(items, third)],
        itertools.accumulate(items, operator.add),
        itertools.accumulate(items, initial=7),
        itertools.islice(items, r, 5, 2),
        itertools.pairwise(items),
        itertools.zip_longest(items, items[:2]),
        itertools.islice(itertools.cycle(items), 7),
        itertools.chain.from_iterable(itertools.combinations(items, r)),
    ]
    return " ".join(repr(list(part)) for part in parts)


def test_heaps() -> None:
    rng = random.Random(11)
    questions = []
    for size in [*range(40), 300, 2499, 2500, 2501, 4000, 5121, 8191, 9000]:
        items = [rng.randint(0, max(1, size // 2)) for _ in range(size)]
        n = rng.choice([0, 1, 2, 3, 5, size, size + 2])
        line = f"heap\t{' '.join(map(str, items))}\t{n}"
        questions.append(Question(line, lambda items=items, n=n: heap_answer(items, n)))
    check(questions)


def test_counters() -> None:
    rng = random.Random(12)
    questions = []
    for _ in range(500):
        left, right = ("".join(rng.choice("abcdeé") for _ in range(rng.randint(0, 9))) for _ in range(2))
        n = rng.randint(-2, 7)
        line = f"counter\t{text(left)}\t{text(right)}\t{n}"
        questions.append(Question(line, lambda left=left, right=right, n=n: counter_answer(left, right, n)))
    check(questions)


def test_iterators() -> None:
    rng = random.Random(13)
    questions = []
    for _ in range(200):
        items = [rng.randint(0, 6) for _ in range(rng.randint(0, 6))]
        r = rng.randint(-1, 4)
        line = f"iter\t{' '.join(map(str, items))}\t{r}"
        questions.append(Question(line, lambda items=items, r=r: iterator_answer(items, r)))
    check(questions)
