"""`textwrap.TextWrapper`."""

import textwrap

w = textwrap.TextWrapper(width=20, initial_indent="* ", subsequent_indent="  ")
print(w.fill("the quick brown fox jumps over the lazy dog"))
w.width = 30
print(w.wrap("the quick brown fox jumps over the lazy dog"))
