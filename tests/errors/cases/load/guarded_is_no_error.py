import sys
from typing import TYPE_CHECKING

try:
    import absent_speedups
except ImportError:
    absent_speedups = None

if TYPE_CHECKING:
    from absent_types import Thing

if sys.version_info >= (3, 11):
    import math
else:
    import absent_backport

import absent_at_last  #! FER0103 "absent_at_last"
