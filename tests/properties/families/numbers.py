"""Integers beyond machine words, signs of `//` and `%`, shifts, floats at their edges, conversions, formats."""

from __future__ import annotations

PARTS: dict[str, list[str]] = {
    "arith": ["+", "-", "*", "//", "%", "&", "|", "^"],
    "iexpr": ["a", "b", "(a <arith> b)", "(a <arith> <int>)", "-a", "~b", "abs(a)", "(a << <shift>)", "(b >> <shift>)", "(a * a)", "(a - 1) * (b + 1)"],
    "advance": [
        "x * 2", "x * x % (2**61 - 1)", "x + x // 2 + i", "(x << 3) ^ i", "x * -3 + i", "x - 2**61", "x + 2**62", "x * 31 + 7 & 0xFFFFFFFF",
        "(x * 6364136223846793005 + 1442695040888963407) % 2**64", "-x // 3", "x % -7 + i", "x | 1 << i * 9", "x ^ x >> 12", "x * 10 + i",
    ],
    "ispec": ["", "d", "5", "<8", ">8", "^9", "08", "+", " ", ",", "_", "x", "#x", "b", "#o", "X", "+,", "010,", "c", ".2f", "e", "*^12", "=+8", "%", "n", "-5d"],
    "fspec": ["", ".2f", ".0f", "e", ".3e", "g", ".3g", "10.2f", "<10", "+.1f", "%", ".1%", "010.3f", ",.2f", "*>12", "G", "#.3g", "_", " .3f", "z.1f"],
    "tofloat": ["float(x)", "x / 3", "x * 0.5", "x ** 0.5", "x + 0.0", "math.sqrt(abs(x))"],
    "fexpr": ["x + y", "x - y", "x * y", "x // y", "x % y", "x / y", "divmod(x, y)", "x ** 2", "max(x, y)", "min(x, y)", "round(x, 1)", "round(x)", "int(x)", "abs(y)", "x == y", "x < y", "x <= y", "math.floor(x)", "math.ceil(y)", "math.trunc(x)", "x.is_integer()", "x.as_integer_ratio()", "math.copysign(1, x)", "math.isnan(x)", "-x", "x.hex()", "repr(x) + str(y)", "bool(x)", "sorted([x, y, 1.0])", "hash(x) if x == x else 0", "math.fmod(x, y)", "pow(x, 2)", "round(y, -1)", "[x, y] == [x, y]", "x in [y, x]", "math.hypot(x, y)", "math.gcd(int(y), 6)"],
    "call": ["int(<text>)", "int(<text>, <base>)", "float(<text>)", "bin(<int>)", "hex(<int>)", "oct(<int>)", "round(<int>, -1)", "pow(<int>, <little>)", "pow(<int>, 3, <int>)", "(<int>).bit_length()", "(<int>).bit_count()", "(n + 300).to_bytes(<count>, 'big')", "int.from_bytes(b'\\xff\\x01', 'little', signed=<bool>)", "divmod(<int>, <int>)", "<int> / <int>", "<int> // <int>", "<int> % <int>", "<int> << <shift>", "<int> >> <shift>", "1 << <little>", "<int> <cmp> <float>", "<int> <cmp> <int>", "hash(<int>)", "int(<float>)", "<float> // <int>", "<float> % <int>", "True + <int>", "sum([<int>, <int>, <bool>])", "max(<int>, <float>)", "chr(<int>)", "range(<little>, 99, <little>)[<little>]", "len(range(<little>, 10, <little>))", "list(range(<little>, <little>, -1))", "<int> in range(<little>, 10, 2)", "math.isqrt(<int>)", "math.factorial(<little>)", "math.comb(10, <little>)", "math.gcd(<int>, <int>)", "complex(<float>, 1)", "<little> ** 20", "<int> ** <count>", "'%d %5.1f %x' % (<int>, <float>, abs(<int>))", "'%s|%r' % (<float>, <int>)", "'{:>{}}'.format(<int>, <count>)", "str(<int>)[::-1]", "int(str(<int>)) + 1", "-<int> // 2", "-(<int>) % 3", "~<int>", "not <int>", "<int> and <float>", "<int> or <float>", "<int> * <bool>", "<int> ^ <bool>", "True & <bool>", "round(<float>, <count>)", "format(<int>, '<ispec>')", "format(<float>, '<fspec>')"],
    "text": ["'12'", "' -7 '", "'1_000'", "'0x1f'", "'z'", "''", "'1.5'", "'1e3'", "'inf'", "'nan'", "'-0'", "'١٢'", "'9' * 25", "'0b11'", "str(n)", "'1__0'", "'+5'", "'12abc'"],
    "base": ["2", "8", "10", "16", "36", "0", "1", "37"],
}  # fmt: skip

FORMS = [
    """
def calc_N(a, b):
    c = <iexpr> <arith> <iexpr>
    d = <iexpr>
    return c, d, <iexpr> <cmp> <iexpr>

def run_N(n):
    for a in (<int>, <int>):
        for b in (<int>, <int>):
            try:
                print(calc_N(a, b))
            except <caught> as e:
                print(type(e).__name__, e)
    print(f'{<int>:<ispec>}|{<int>:<ispec>}')
""",
    """
def run_N(n):
    x = <int>
    seen = []
    for i in range(<little> + 12):
        x = <advance>
        if i % 4 == n:
            seen.append(x)
    print(x, seen, x % 1000, x // 7, x <cmp> <int>)
    total = 0
    while x <cmp> 10 and total < 200:
        x = x // 2 if x > 0 else x + 3
        total += 1
    print(x, total)
""",
    """
def run_N(n):
    x, y = <float>, <float>
    print(<fexpr>, <fexpr>)
    print(<fexpr>)
    print(f'{x:<fspec>}|{y:<fspec>}|{x}|{y!r}')
    x = <int>
    print(<tofloat>)
""",
    """
def run_N(n):
    print(<call>)
    print(<call>, <call>)
    try:
        print(<call>)
        print(<call>)
    except <caught> as e:
        print('caught', type(e).__name__, e)
    print(<call>)
""",
    """
def step_N(state, n):
    state = (state * <int> + <int>) % (<int> or 1)
    return state <arith> <little>

def run_N(n):
    state, out = <little>, []
    for i in range(6):
        state = step_N(state, n)
        out.append(state & 0xFF)
    print(state, out, min(out), max(out), sum(out))
    digits = [int(d) for d in str(abs(state))]
    print(digits, digits[<little>:], sum(d * 10 ** i for i, d in enumerate(reversed(digits))))
""",
]  # fmt: skip
