"""What the families have in common: values at the edges. `n` is a parameter of every function around, 0 to 3."""

from __future__ import annotations

PARTS: dict[str, list[str]] = {
    "int": [
        "0", "1", "-1", "n", "-n", "7", "-7", "n * 3", "n - 5", "255", "10", "2**31", "2**31 - 1", "-2**31", "2**32",
        "2**62", "2**63", "2**63 - 1", "-2**63", "-2**63 - 1", "2**64", "10**20", "-10**20", "12345678901234567890",
    ],
    "little": ["0", "1", "2", "3", "n", "n + 1", "-1", "-2", "5", "-n"],
    "count": ["0", "1", "2", "3", "n", "n + 1", "4"],
    "shift": ["0", "1", "n", "31", "32", "62", "63", "64", "65"],
    "float": [
        "0.0", "-0.0", "1.5", "-2.5", "0.1", "0.5", "2.5", "3.5", "n / 3", "1e16", "1e22", "1e-7", "123456.789",
        "float('inf')", "float('nan')", "1e308", "5e-324", "float(n)", "-7.25", "1 / 3",
    ],
    "bool": ["True", "False", "n > 1", "n % 2 == 0", "not n"],
    "test": ["n > 1", "n % 2 == 0", "n == 0", "n % 3 == 1", "not n", "n < 2"],
    "str": [
        "'abc'", "''", "'héllo'", "'日本語'", "'a\\tb'", "'Straße'", "'𝄞x𝄞'", "\"it's\"", "'ÀÉ'", "str(n)", "'x' * n",
        "'a,b,,c'", "'  pad '", "'one two  three'", "'line\\nnext\\r\\nlast'", "'AbC dEf'", "'ﬁn'", "'ǆ'", "'0042'", "'-7'",
        "'\\x00z'", "'a' * 3 + 'é'", "f'<{n}>'", "'mixed CASE text'", "'aXbXc'", "'\"'",
    ],
    "char": ["'a'", "'b'", "'é'", "'語'", "' '", "'x'", "','", "'X'", "'𝄞'"],
    "bound": ["", "", "0", "1", "2", "-1", "-2", "n", "-n", "10", "-10", "None"],
    "step": ["", "", ":", ":1", ":2", ":-1", ":-2", ":3"],
    "slice": ["<bound>:<bound><step>"],
    "cmp": ["==", "!=", "<", "<=", ">", ">="],
    "error": ["ValueError", "KeyError", "IndexError", "TypeError", "ZeroDivisionError", "RuntimeError", "LookupError"],
    "caught": [
        "ValueError", "KeyError", "IndexError", "(ValueError, KeyError)", "LookupError", "ArithmeticError", "Exception",
        "RuntimeError", "(TypeError, RuntimeError)",
    ],
    "ints": ["[3, 1, 2]", "[]", "[n]", "list(range(n + 2))", "[i * i - 4 for i in range(5)]", "[5, 5, 1, n]", "[-1, 0, 1] * 2"],
    "strs": ["['b', 'a', 'C']", "[]", "'x y z'.split()", "[str(i) for i in range(n)]", "['é', 'e', 'E', 'z']", "['aa', 'a', '']"],
    "dict": ["{'a': 1, 'b': 2}", "{}", "{str(i): i for i in range(n + 1)}", "dict(x=n, y=-n)", "{'k': n, 'a': 0, 'z': 9}"],
}  # fmt: skip
