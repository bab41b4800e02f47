"""timeit of functions: how often they are called, and what comes back."""

import timeit
from timeit import Timer, default_timer

calls = []


def work():
    calls.append(1)


ticks = [0.0]


def clock():
    ticks[0] += 0.125
    return ticks[0]


print(timeit.timeit(work, number=5, timer=clock), len(calls))
print(timeit.timeit(lambda: calls.clear(), setup=work, number=2, timer=clock), len(calls))
print(timeit.repeat(work, repeat=3, number=2, timer=clock), len(calls))
print(timeit.timeit(number=10) >= 0, timeit.timeit("pass", "pass", number=3) >= 0)
timer = Timer(work, timer=clock)
print(timer.timeit(4), timer.repeat(2, 1), len(calls))
seen = []


def slower():
    ticks[0] *= 1.5
    return ticks[0]


ticks[0] = 0.01
timer = Timer(work, timer=slower)
print(timer.autorange(lambda number, taken: seen.append((number, taken))), seen)
started = default_timer()
print(default_timer() - started >= 0.0)
print(timeit.default_number, timeit.default_repeat)
