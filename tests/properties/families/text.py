"""Strings with characters of every width, their methods and slices, formats."""

from __future__ import annotations

PARTS: dict[str, list[str]] = {
    "method": ["upper()", "lower()", "title()", "capitalize()", "swapcase()", "casefold()", "strip()", "lstrip('<strip>')", "rstrip()", "split()", "split(<char>)", "split(<char>, 1)", "rsplit(<char>, <count>)", "rsplit(None, 1)", "splitlines()", "splitlines(True)", "partition(<char>)", "rpartition(<char>)", "replace(<char>, <str>)", "replace(<char>, '', <count>)", "find(<char>)", "rfind(<char>, <little>)", "index(<char>)", "count(<char>)", "startswith((<char>, 'a'))", "endswith(<char>)", "startswith(<char>, <little>)", "center(<width>, '*')", "ljust(<width>)", "rjust(<width>, <char>)", "zfill(<width>)", "expandtabs(<count>)", "isdigit()", "isalpha()", "isalnum()", "isspace()", "isupper()", "islower()", "istitle()", "isidentifier()", "isnumeric()", "isdecimal()", "isascii()", "isprintable()", "encode()", "encode('latin-1', 'replace')", "encode('ascii', 'backslashreplace')", "encode('ascii', 'ignore')", "join(<strs>)", "removeprefix(<char>)", "removesuffix(<char>)", "translate({97: 'é', 98: None})", "translate(str.maketrans('ab', 'xy', 'c'))", "__len__()", "find('', <little>)", "count('')", "replace('', '-')"],
    "strip": ["a", " ", "ax", "é", "-0"],
    "width": ["0", "3", "8", "n", "n + 5", "-1"],
    "sexpr": ["s.<method>", "s.<method>", "t.<method>", "s[<slice>]", "t[<slice>]", "s[<little>]", "s + t", "s * <count>", "s in t", "s <cmp> t", "len(s + t)", "sorted(s)", "list(t)", "''.join(reversed(s))", "s[<slice>].<method>", "(s + t)[<slice>]", "[ord(c) for c in s]", "{c: s.count(c) for c in t}", "s[:1].upper() + s[1:]", "max(s, t)", "repr(s)", "ascii(t)", "[c for c in s if c.isalpha()]", "list(enumerate(t))", "list(zip(s, t))", "s.split() + [t]", "s == t.lower()", "not s", "s or t", "s and t", "'%s|%r' % (s, t)", "'%-5s|%5.2s|' % (s, t)", "f'{s:<sspec>}|{t!r:<sspec>}'", "f'{s!a}'", "f'{s=}'", "f'{len(s):03}{t:>{n + 3}}'", "'{0}{1}{0}'.format(s, t)", "'{:>{w}}'.format(s, w=n)", "'{a!r}'.format(a=s)", "s.encode().decode()", "chr(ord(s[0]) + 1)", "s.join([t, t])", "s.encode()[<slice>]", "bytes(s, 'utf-8').hex()", "int(s)", "str(s)", "set(s) == set(t)", "min(s)", "s.upper().lower() == s", "any(c in t for c in s)", "hash(s) == hash(s + '')", "tuple(s)[<slice>]", "s.startswith('')", "sum(map(ord, s))", "''.join(c for c in s if c not in t)", "[*s, *t]", "s.title().swapcase()"],
    "sspec": ["", "10", "<8", ">8", "^9", "*^7", ".2", "8.3", "é>6", "s", "<3s", "0"],
}  # fmt: skip

FORMS = [
    """
def run_N(n):
    s, t = <str>, <str>
    print(<sexpr>)
    print(<sexpr>, <sexpr>)
    try:
        print(<sexpr>)
        print(<sexpr>)
    except <caught> as e:
        print(type(e).__name__, e)
    print(<sexpr>)
""",
    """
def pieces_N(s, n):
    out, cur = [], ''
    for i, c in enumerate(s):
        if c == <char> or i % 4 == n:
            out.append(cur)
            cur = <char>
        else:
            cur += c<fold>
    return out + [cur]

def run_N(n):
    for s in (<str>, <str>, <str>):
        parts = pieces_N(s, n)
        print(parts, <char>.join(parts), parts[<slice>])
        i = 0
        while i < len(s) and s[i] != <char>:
            i += 1
        print(i, s[i:], s[:i], s[-i:])
        t = s
        print(<sexpr>)
""",
    """
def run_N(n):
    words = <strs> + [<str>, <str>]
    counts = {}
    for w in words:
        for c in w.<fold2>():
            counts[c] = counts.get(c, 0) + 1
    print(counts, sorted(counts.items(), key=lambda p: (-p[1], p[0]))[<slice>])
    print(sorted(words), sorted(words, key=len, reverse=<bool>), max(words, key=len))
    s, t = words[0] if words[0] else 'q', words[-1]
    for w in words:
        print(f'{w:<sspec>}|{w!r}|{w[<slice>]}|{len(w):>{n}}')
    print(<sexpr>)
    b = <str>.encode() + b'\\xff'
    print(b, b[<slice>], b.decode('utf-8', 'replace'), list(b)[<slice>])
    try:
        print(b.decode())
    except UnicodeDecodeError as e:
        print(e)
""",
]  # fmt: skip
PARTS["fold"] = ["", ".upper()", ".lower()", " * 2"]
PARTS["fold2"] = ["lower", "upper", "title", "strip", "casefold"]
