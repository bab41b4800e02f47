"""Recursion without end raises RecursionError, which may be caught, more than once and at several levels."""

import sys


def endless(n):
    return endless(n + 1) + 1


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


class Node:
    def __init__(self, value, rest=None):
        self.value = value
        self.rest = rest

    def total(self):
        return self.value + (self.rest.total() if self.rest is not None else 0)


try:
    endless(0)
except RecursionError as error:
    print("too deep:", str(error).startswith("maximum recursion depth exceeded"))

try:
    print(even(100_000))
except RecursionError:
    print("not that far")
print(even(300), odd(301))

ring = Node(1)
ring.rest = ring
for _ in range(2):
    try:
        ring.total()
    except RuntimeError as error:  # RecursionError is one
        print(type(error).__name__)

print(Node(1, Node(2, Node(3))).total())
sys.setrecursionlimit(5000)


def count(n):
    return 0 if n == 0 else 1 + count(n - 1)


print(count(3000))


def cleanup(depth):
    try:
        return cleanup(depth + 1)
    finally:
        seen.add(depth)


seen = set()
try:
    cleanup(0)
except RecursionError:
    print(len(seen) > 900)
try:
    endless(0)
finally:
    print("at the end")
