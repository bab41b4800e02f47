import sys
from sys import hexversion

PY2 = sys.version_info[0] == 2
PY3 = not PY2
if PY2:
    text_type = unicode
else:
    text_type = str
string_types = (basestring,) if PY2 else (str,)
if hexversion < 0x03000000:
    from itertools import izip as zip
try:
    from collections.abc import MutableMapping
except ImportError:
    from collections import MutableMapping


if PY2 and __name__ != "__main__":
    import UserDict
kinds = [text_type] if PY3 and sys.version_info.major > 2 else [unicode]
try:
    from collections.abc import Mapping, Sequence
except ImportError:
    from collections import Mapping, Sequence
else:
    print("there")
print(text_type(5), isinstance("a", string_types), PY3, list(zip("ab", [1, 2])), kinds[0]("x"))
print(isinstance({}, Mapping), isinstance([], Sequence))
print("old" if PY2 else "new", hexversion > 0x03000000)


def shadowed(given):
    return "yes" if given else "no"


print(shadowed(True), shadowed(False))
