"""`timeit` of functions; statements as text would need `exec`, and only `pass` and nothing are understood."""

import time

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


def _runner(stmt):
    if isinstance(stmt, str):
        if stmt.strip() not in ("pass", ""):
            raise NotImplementedError("Ferrule: timeit of statements in text is not supported (FER0306)")

        def nothing():
            pass

        return nothing
    return stmt


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self._timer = timer
        self._stmt = _runner(stmt)
        self._setup = _runner(setup)

    def timeit(self, number=default_number):
        timer = self._timer
        self._setup()
        start = timer()
        for _ in range(number):
            self._stmt()
        return timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        found = []
        for _ in range(repeat):
            found.append(self.timeit(number))
        return found

    def autorange(self, callback=None):
        i = 1
        while True:
            for j in (1, 2, 5):
                number = i * j
                time_taken = self.timeit(number)
                if callback is not None:
                    callback(number, time_taken)
                if time_taken >= 0.2:
                    return (number, time_taken)
            i *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
