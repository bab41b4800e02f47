"""Stands in for `pyperf` on the search path of a benchmark: each function runs once, and what it gives back is printed."""

from __future__ import annotations

import argparse
import asyncio
from time import perf_counter

LOOPS = 1


def python_implementation():
    return "cpython"


class Runner:
    def __init__(self, add_cmdline_args=None):
        self.metadata = {}
        self.argparser = argparse.ArgumentParser()

    def parse_args(self):
        return self.argparser.parse_args()

    def bench_func(self, name, func, *args, inner_loops=None):
        print(name, "gives", repr(func(*args)))

    def bench_time_func(self, name, func, *args, inner_loops=None):
        # What comes back is a time: the checks of the function itself, and what is printed after it, are what counts.
        func(LOOPS, *args)
        print(name, "ran")

    def bench_async_func(self, name, func, *args):
        print(name, "gives", repr(asyncio.run(func(*args))))
