"""`keyword`: the words that cannot be names in Python 3.11."""

kwlist = (
    "False None True and as assert async await break class continue def del elif else except finally for from global "
    "if import in is lambda nonlocal not or pass raise return try while with yield"
).split()
softkwlist = ["_", "case", "match"]
_hard = frozenset(kwlist)
_soft = frozenset(softkwlist)


def iskeyword(s):
    return s in _hard


def issoftkeyword(s):
    return s in _soft
