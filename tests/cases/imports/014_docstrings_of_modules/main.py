"""The main module."""

import plain
import told
from told import __doc__ as text

print(told.__doc__)
print(plain.__doc__, told.__name__, __doc__)
print(text == told.__doc__)
