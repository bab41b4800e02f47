"""Statements of a library that the program may never come to."""

from helper import Box, evaluated

box = Box(["a", "bc"])
print(box.total(), evaluated("12"))
