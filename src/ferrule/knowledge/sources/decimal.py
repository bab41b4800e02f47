"""`decimal`: numbers as a sign, an integer and an exponent, by the General Decimal Arithmetic specification.

Translated with the program that imports it. Exponents have no bounds; every signal that CPython traps by default raises.
"""

import math
import re

ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_05UP = "ROUND_05UP"
MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = -1999999999999999997


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


class DivisionByZero(ZeroDivisionError):
    pass


class FloatOperation(DecimalException):
    pass


class Inexact(DecimalException):
    pass


class Overflow(DecimalException):
    pass


class Context:
    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN):
        self.prec = prec
        self.rounding = rounding
        self.Emin = -999999
        self.Emax = 999999

    def copy(self):
        return Context(self.prec, self.rounding)

    def create_decimal(self, num="0"):
        return _rounded(Decimal(num), self.prec, self.rounding)

    def sqrt(self, a):
        return a.sqrt()

    def quantize(self, a, b):
        return Decimal(a).quantize(b, self.rounding, self)

    def divide(self, a, b):
        return a / b

    def __repr__(self):
        return (
            f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals=1, clamp=0, "
            "flags=[], traps=[InvalidOperation, DivisionByZero, Overflow])"
        )


DefaultContext = Context()
BasicContext = Context(9, ROUND_HALF_UP)
ExtendedContext = Context(9, ROUND_HALF_EVEN)


class _Current:
    def __init__(self):
        self.context = Context()


_current = _Current()


def getcontext():
    return _current.context


def setcontext(context):
    _current.context = context


class _LocalContext:
    def __init__(self, context):
        self.inner = context
        self.outer = _current.context

    def __enter__(self):
        self.outer = _current.context
        _current.context = self.inner
        return self.inner

    def __exit__(self, kind, value, traceback):
        _current.context = self.outer


def localcontext(ctx=None, *, prec=None, rounding=None):
    made = _current.context.copy() if ctx is None else ctx.copy()
    if prec is not None:
        made.prec = prec
    if rounding is not None:
        made.rounding = rounding
    return _LocalContext(made)


_PARSER = re.compile(r"\A([-+])?(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([-+]?\d+))?\Z")


class DecimalTuple:
    def __init__(self, sign, digits, exponent):
        self.sign = sign
        self.digits = digits
        self.exponent = exponent

    def __repr__(self):
        return f"DecimalTuple(sign={self.sign}, digits={self.digits!r}, exponent={self.exponent!r})"


class Decimal:
    def __init__(self, value="0", context=None):
        self._sign = 0
        self._int = 0
        self._exp = 0
        self._special = ""
        if isinstance(value, Decimal):
            self._sign = value._sign
            self._int = value._int
            self._exp = value._exp
            self._special = value._special
        elif isinstance(value, int):
            self._sign = 1 if value < 0 else 0
            self._int = abs(value)
        elif isinstance(value, str):
            self._parse(value)
        elif isinstance(value, float):
            self._of_float(value)
        elif isinstance(value, tuple):
            self._sign = value[0]
            for digit in value[1]:
                self._int = self._int * 10 + digit
            self._exp = value[2]
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")

    def _parse(self, value):
        text = value.strip().replace("_", "")
        found = _PARSER.match(text)
        if found is not None:
            self._sign = 1 if found.group(1) == "-" else 0
            whole = found.group(2) or ""
            part = found.group(3) or found.group(4) or ""
            self._int = int(whole + part)
            self._exp = int(found.group(5) or "0") - len(part)
            return
        name = text.lower()
        if name.startswith("-"):
            self._sign = 1
        name = name.lstrip("+-") if len(text) - len(text.lstrip("+-")) <= 1 else ""
        if name in ("inf", "infinity"):
            self._special = "F"
        elif name in ("nan", "snan"):
            self._special = "n"
        else:
            raise InvalidOperation("[<class 'decimal.ConversionSyntax'>]")

    def _of_float(self, value):
        if math.isnan(value):
            self._special = "n"
        elif math.isinf(value):
            self._special = "F"
            self._sign = 1 if value < 0 else 0
        else:
            self._sign = 1 if math.copysign(1.0, value) < 0 else 0
            n, d = abs(value).as_integer_ratio()
            k = d.bit_length() - 1
            self._int = n * 5**k
            self._exp = -k

    @classmethod
    def from_float(cls, f):
        return Decimal(f)

    def is_nan(self):
        return self._special == "n"

    def is_infinite(self):
        return self._special == "F"

    def is_finite(self):
        return self._special == ""

    def is_zero(self):
        return self._special == "" and self._int == 0

    def is_signed(self):
        return self._sign == 1

    def adjusted(self):
        return 0 if self._special else self._exp + _length(self._int) - 1

    def as_tuple(self):
        return DecimalTuple(self._sign, tuple([int(c) for c in _digits(self._int)]), self._exp)

    def as_integer_ratio(self):
        n = -self._int if self._sign else self._int
        if self._exp >= 0:
            return n * 10**self._exp, 1
        d = 10 ** (-self._exp)
        g = math.gcd(n, d)
        return n // g, d // g

    def __repr__(self):
        return "Decimal('" + str(self) + "')"

    def __str__(self):
        return self._text(False)

    def to_eng_string(self):
        return self._text(True)

    def _text(self, engineering):
        sign = "-" if self._sign else ""
        if self._special == "F":
            return sign + "Infinity"
        if self._special == "n":
            return sign + "NaN"
        digits = _digits(self._int)
        left = self._exp + len(digits)
        if self._exp <= 0 and left > -6:
            dot = left
        elif not engineering:
            dot = 1
        elif self._int == 0:
            dot = (left + 1) % 3 - 1
        else:
            dot = (left - 1) % 3 + 1
        if dot <= 0:
            whole = "0"
            part = "." + "0" * (-dot) + digits
        elif dot >= len(digits):
            whole = digits + "0" * (dot - len(digits))
            part = ""
        else:
            whole = digits[:dot]
            part = "." + digits[dot:]
        exp = "" if left == dot else f"E{left - dot:+d}"
        return sign + whole + part + exp

    # Arithmetic

    def __add__(self, other):
        if isinstance(other, int):
            return _add(self, Decimal(other))
        if isinstance(other, Decimal):
            return _add(self, other)
        return NotImplemented

    def __radd__(self, other):
        if isinstance(other, int):
            return _add(Decimal(other), self)
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, int):
            return _add(self, Decimal(-other))
        if isinstance(other, Decimal):
            return _add(self, other.copy_negate())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, int):
            return _add(Decimal(other), self.copy_negate())
        return NotImplemented

    def __mul__(self, other):
        if isinstance(other, int):
            return _multiply(self, Decimal(other))
        if isinstance(other, Decimal):
            return _multiply(self, other)
        return NotImplemented

    def __rmul__(self, other):
        if isinstance(other, int):
            return _multiply(Decimal(other), self)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, int):
            return _divide(self, Decimal(other))
        if isinstance(other, Decimal):
            return _divide(self, other)
        return NotImplemented

    def __rtruediv__(self, other):
        if isinstance(other, int):
            return _divide(Decimal(other), self)
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, int):
            return _divmod(self, Decimal(other))[0]
        if isinstance(other, Decimal):
            return _divmod(self, other)[0]
        return NotImplemented

    def __rfloordiv__(self, other):
        if isinstance(other, int):
            return _divmod(Decimal(other), self)[0]
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, int):
            return _divmod(self, Decimal(other))[1]
        if isinstance(other, Decimal):
            return _divmod(self, other)[1]
        return NotImplemented

    def __rmod__(self, other):
        if isinstance(other, int):
            return _divmod(Decimal(other), self)[1]
        return NotImplemented

    def __divmod__(self, other):
        return _divmod(self, Decimal(other))

    def __pow__(self, other):
        if isinstance(other, int):
            return _power(self, Decimal(other))
        if isinstance(other, Decimal):
            return _power(self, other)
        return NotImplemented

    def __neg__(self):
        if self.is_zero():
            return _fixed(0, 0, self._exp)
        return _fix(self.copy_negate())

    def __pos__(self):
        return _fix(self)

    def __abs__(self):
        return _fix(self.copy_abs())

    def copy_abs(self):
        made = Decimal(self)
        made._sign = 0
        return made

    def copy_negate(self):
        made = Decimal(self)
        made._sign = 1 - self._sign
        return made

    def copy_sign(self, other):
        made = Decimal(self)
        made._sign = other._sign
        return made

    def sqrt(self, context=None):
        if self._special == "n" or (self._special == "F" and self._sign == 0):
            return self
        if self._int == 0:
            return _fixed(self._sign, 0, self._exp // 2)
        if self._sign == 1:
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        prec = getcontext().prec + 1
        e = self._exp >> 1
        if self._exp & 1:
            c = self._int * 10
            size = (_length(self._int) >> 1) + 1
        else:
            c = self._int
            size = (_length(self._int) + 1) >> 1
        shift = prec - size
        exact = True
        if shift >= 0:
            c *= 100**shift
        else:
            divisor = 100**-shift
            exact = c % divisor == 0
            c //= divisor
        e -= shift
        n = math.isqrt(c)
        exact = exact and n * n == c
        if exact:
            if shift >= 0:
                n //= 10**shift
            else:
                n *= 10**-shift
            e += shift
        elif n % 5 == 0:
            n += 1
        return _rounded(_fixed(0, n, e), getcontext().prec, ROUND_HALF_EVEN)

    def normalize(self, context=None):
        found = _fix(self)
        if found._special:
            return found
        if found._int == 0:
            return _fixed(found._sign, 0, 0)
        n = found._int
        exp = found._exp
        while n % 10 == 0:
            n //= 10
            exp += 1
        return _fixed(found._sign, n, exp)

    def quantize(self, exp, rounding=None, context=None):
        if self._special or exp._special:
            if self._special == "F" and exp._special == "F":
                return Decimal(self)
            if self._special == "n" or exp._special == "n":
                return Decimal("NaN")
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        way = getcontext().rounding if rounding is None else rounding
        found = _rescaled(self, exp._exp, way)
        prec = getcontext().prec if context is None else context.prec
        if found._int != 0 and _length(found._int) > prec:
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        return found

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exp >= 0:
            return Decimal(self)
        return _rescaled(self, 0, getcontext().rounding if rounding is None else rounding)

    def to_integral(self, rounding=None, context=None):
        return self.to_integral_value(rounding)

    def to_integral_exact(self, rounding=None, context=None):
        return self.to_integral_value(rounding)

    def same_quantum(self, other, context=None):
        return self._exp == other._exp and self._special == other._special

    def scaleb(self, other, context=None):
        made = Decimal(self)
        made._exp += int(other)
        return made

    def compare(self, other, context=None):
        if self._special == "n" or other._special == "n":
            return Decimal("NaN")
        return Decimal(_order(self, other))

    def max(self, other, context=None):
        right = Decimal(other)
        return _fix(right) if _order(self, right) < 0 else _fix(self)

    def min(self, other, context=None):
        right = Decimal(other)
        return _fix(right) if _order(self, right) > 0 else _fix(self)

    # Conversions

    def __int__(self):
        if self._special == "n":
            raise ValueError("cannot convert NaN to integer")
        if self._special == "F":
            raise OverflowError("cannot convert Infinity to integer")
        n = self._int * 10**self._exp if self._exp >= 0 else self._int // 10 ** (-self._exp)
        return -n if self._sign else n

    def __trunc__(self):
        return int(self)

    def __float__(self):
        return float(str(self))

    def __bool__(self):
        return self._special != "" or self._int != 0

    def __round__(self, n=None):
        if n is None:
            return int(_rescaled(self, 0, ROUND_HALF_EVEN))
        return _rescaled(self, -n, ROUND_HALF_EVEN)

    def __floor__(self):
        return int(_rescaled(self, 0, ROUND_FLOOR))

    def __ceil__(self):
        return int(_rescaled(self, 0, ROUND_CEILING))

    def __hash__(self):
        if self._special:
            return 314159 if self._sign == 0 else -314159
        p = 2305843009213693951
        if self._exp >= 0:
            found = self._int * pow(10, self._exp, p) % p
        else:
            found = self._int * pow(pow(10, -1, p), -self._exp, p) % p
        found = -found if self._sign else found
        return -2 if found == -1 else found

    def __eq__(self, other):
        if isinstance(other, Decimal):
            return self._special != "n" and other._special != "n" and _order(self, other) == 0
        if isinstance(other, int):
            return self._special != "n" and _order(self, Decimal(other)) == 0
        if isinstance(other, float):
            return self._special != "n" and not math.isnan(other) and _order(self, Decimal(other)) == 0
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, (int, float, Decimal)):
            return _ordered(self, Decimal(other)) and _order(self, Decimal(other)) < 0
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, (int, float, Decimal)):
            return _ordered(self, Decimal(other)) and _order(self, Decimal(other)) <= 0
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, (int, float, Decimal)):
            return _ordered(self, Decimal(other)) and _order(self, Decimal(other)) > 0
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, (int, float, Decimal)):
            return _ordered(self, Decimal(other)) and _order(self, Decimal(other)) >= 0
        return NotImplemented

    def __format__(self, spec):
        return _formatted(self, spec)


def _fixed(sign, n, exp):
    made = Decimal(n)
    made._sign = sign
    made._exp = exp
    return made


def _ordered(a, b):
    if a._special == "n" or b._special == "n":
        raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
    return True


def _order(a, b):
    if a._special == "F" or b._special == "F":
        left = 0 if a._special == "" else (-1 if a._sign else 1)
        right = 0 if b._special == "" else (-1 if b._sign else 1)
        return (left > right) - (left < right)
    if a._int == 0 and b._int == 0:
        return 0
    exp = min(a._exp, b._exp)
    left = a._int * 10 ** (a._exp - exp) * (-1 if a._sign else 1)
    right = b._int * 10 ** (b._exp - exp) * (-1 if b._sign else 1)
    return (left > right) - (left < right)


def _fix(value):
    context = getcontext()
    return _rounded(value, context.prec, context.rounding)


def _digits(number):
    if number.bit_length() < 14000:
        return str(number)
    half = _length(number) // 2
    power = 10 ** half
    return _digits(number // power) + _digits(number % power).rjust(half, "0")


def _length(number):
    """How many digits a number has that is not negative; `str` refuses those of more than 4300."""
    bits = number.bit_length()
    if bits < 14000:
        return len(str(number))
    least = (bits - 1) * 30102999566 // 100000000000
    return least + 1 if number < 10 ** (least + 1) else least + 2


def _rounded(value, prec, rounding):
    if value._special:
        return value
    # So many bits make at most that many digits: most numbers need not be counted.
    if value._int.bit_length() * 30103 // 100000 + 1 <= prec:
        return value
    extra = _length(value._int) - prec
    if value._int == 0 or extra <= 0:
        return value
    found = _rescaled(value, value._exp + extra, rounding)
    if _length(found._int) > prec:
        return _fixed(found._sign, found._int // 10, found._exp + 1)
    return found


def _rescaled(value, exp, rounding):
    """The value with another exponent; digits that go are rounded."""
    if value._special:
        return value
    if value._exp >= exp:
        return _fixed(value._sign, value._int * 10 ** (value._exp - exp), exp)
    divisor = 10 ** (exp - value._exp)
    n = value._int // divisor
    rest = value._int % divisor
    if _away(rounding, value._sign, n, rest * 2, divisor):
        n += 1
    return _fixed(value._sign, n, exp)


def _away(rounding, sign, n, twice, divisor):
    """Whether digits that go (`twice` is their double) make the number one larger."""
    if twice == 0 or rounding == ROUND_DOWN:
        return False
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_HALF_UP:
        return twice >= divisor
    if rounding == ROUND_HALF_DOWN:
        return twice > divisor
    if rounding == ROUND_HALF_EVEN:
        return twice > divisor or (twice == divisor and n % 2 == 1)
    if rounding == ROUND_CEILING:
        return sign == 0
    if rounding == ROUND_FLOOR:
        return sign == 1
    if rounding == ROUND_05UP:
        return n % 10 in (0, 5)
    raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")


def _special_sum(a, b):
    if a._special == "n" or b._special == "n":
        return Decimal("NaN")
    if a._special == "F" and b._special == "F" and a._sign != b._sign:
        raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
    return Decimal(a) if a._special == "F" else Decimal(b)


def _add(a, b):
    if a._special or b._special:
        return _special_sum(a, b)
    exp = min(a._exp, b._exp)
    total = a._int * 10 ** (a._exp - exp) * (-1 if a._sign else 1)
    total += b._int * 10 ** (b._exp - exp) * (-1 if b._sign else 1)
    if total == 0:
        both = a._sign == 1 and b._sign == 1
        negative = both or (a._sign != b._sign and getcontext().rounding == ROUND_FLOOR)
        return _fixed(1 if negative else 0, 0, exp)
    return _fix(_fixed(1 if total < 0 else 0, abs(total), exp))


def _multiply(a, b):
    sign = a._sign ^ b._sign
    if a._special or b._special:
        if a._special == "n" or b._special == "n":
            return Decimal("NaN")
        if a.is_zero() or b.is_zero():
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        return Decimal("-Infinity" if sign else "Infinity")
    return _fix(_fixed(sign, a._int * b._int, a._exp + b._exp))


def _divide(a, b):
    sign = a._sign ^ b._sign
    if a._special or b._special:
        if a._special == "n" or b._special == "n":
            return Decimal("NaN")
        if a._special == "F" and b._special == "F":
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        if a._special == "F":
            return Decimal("-Infinity" if sign else "Infinity")
        return _fixed(sign, 0, -1000026)
    if b._int == 0:
        if a._int == 0:
            raise InvalidOperation("[<class 'decimal.DivisionUndefined'>]")
        raise DivisionByZero("[<class 'decimal.DivisionByZero'>]")
    if a._int == 0:
        return _fixed(sign, 0, a._exp - b._exp)
    shift = _length(b._int) - _length(a._int) + getcontext().prec + 1
    exp = a._exp - b._exp - shift
    if shift >= 0:
        top = a._int * 10**shift
        bottom = b._int
    else:
        top = a._int
        bottom = b._int * 10**-shift
    n = top // bottom
    if top % bottom:
        if n % 5 == 0:
            n += 1
    else:
        ideal = a._exp - b._exp
        while exp < ideal and n % 10 == 0:
            n //= 10
            exp += 1
    return _fix(_fixed(sign, n, exp))


def _divmod(a, b):
    if a._special or b._special:
        raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
    if b._int == 0:
        if a._int == 0:
            raise InvalidOperation("[<class 'decimal.DivisionUndefined'>]")
        raise DivisionByZero("[<class 'decimal.DivisionByZero'>]")
    exp = min(a._exp, b._exp)
    left = a._int * 10 ** (a._exp - exp)
    right = b._int * 10 ** (b._exp - exp)
    if _length(left // right) > getcontext().prec:
        raise InvalidOperation("[<class 'decimal.DivisionImpossible'>]")
    return _fixed(a._sign ^ b._sign, left // right, 0), _fix(_fixed(a._sign, left % right, exp))


def _power(a, b):
    if a._special or b._special:
        raise NotImplementedError("Ferrule: powers of special decimals are not supported yet")
    n = int(b)
    if Decimal(n) != b:
        if b == Decimal("0.5"):
            return a.sqrt()
        raise NotImplementedError("Ferrule: powers of decimals with a fraction are not supported yet")
    if n == 0:
        if a._int == 0:
            raise InvalidOperation("[<class 'decimal.InvalidOperation'>]")
        return Decimal(1)
    sign = a._sign if n % 2 else 0
    if n > 0:
        return _fix(_fixed(sign, a._int**n, a._exp * n))
    if a._int == 0:
        return Decimal("-Infinity" if sign else "Infinity")
    return _divide(_fixed(sign, 1, 0), _fixed(0, a._int ** (-n), a._exp * -n))


_SPEC = re.compile(r"\A(?:(.)?([<>=^]))?([-+ ])?(0)?(\d+)?(,|_)?(?:\.(\d+))?([eEfFgGn%])?\Z")


def _formatted(value, spec):
    found = _SPEC.match(spec)
    if found is None:
        raise ValueError("invalid format string")
    fill = found.group(1) or " "
    align = found.group(2) or ">"
    sign = found.group(3) or "-"
    zero = found.group(4) is not None
    width = int(found.group(5) or "0")
    comma = found.group(6) or ""
    prec = -1 if found.group(7) is None else int(found.group(7))
    kind = found.group(8) or ""
    if zero and found.group(2) is None:
        fill = "0"
        align = "="
    mark = "-" if value._sign else ("" if sign == "-" else sign)
    if value._special:
        body = "Infinity" if value._special == "F" else "NaN"
        return _aligned(mark, body + ("%" if kind == "%" else ""), " " if zero else fill, ">" if zero else align, width)
    way = getcontext().rounding
    number = value.copy_abs()
    if kind == "%":
        number = _fixed(0, number._int, number._exp + 2)
    if prec >= 0:
        if kind in ("f", "F", "%"):
            number = _rescaled(number, -prec, way)
        elif kind in ("e", "E"):
            number = _rounded(number, prec + 1, way)
        else:
            number = _rounded(number, max(prec, 1), way)
    if kind in ("f", "F", "%") and number._exp > 0:
        number = _rescaled(number, 0, way)
    digits = _digits(number._int)
    left = number._exp + len(digits)
    if kind in ("e", "E"):
        if number._int == 0 and prec >= 0:
            dot = 1 - prec
            digits = "0"
            left = number._exp + 1
            digits = "0" * (prec + 1)
            dot = 1
        else:
            dot = 1
            if prec >= 0:
                digits = digits + "0" * (prec + 1 - len(digits))
    elif kind in ("f", "F", "%") or (number._exp <= 0 and left > -6):
        dot = left
    else:
        dot = 1
    if dot <= 0:
        whole = "0"
        part = "0" * (-dot) + digits
    elif dot >= len(digits):
        whole = digits + "0" * (dot - len(digits))
        part = ""
    else:
        whole = digits[:dot]
        part = digits[dot:]
    exp = left - dot
    tail = "" if exp == 0 and kind not in ("e", "E") else ("e" if kind in ("e", "g", "n") else "E") + f"{exp:+d}"
    body = ("." + part if part else "") + tail + ("%" if kind == "%" else "")
    if comma:
        whole = f"{int(whole):{comma}}" if fill != "0" or align != "=" else _zero_grouped(whole, comma, width - len(mark) - len(body))
    return _aligned(mark, whole + body, fill, align, width)


def _zero_grouped(whole, comma, width):
    text = f"{int(whole):{comma}}"
    while len(text) < width:
        whole = "0" + whole
        groups = []
        rest = whole
        while len(rest) > 3:
            groups.insert(0, rest[-3:])
            rest = rest[:-3]
        text = comma.join([rest, *groups])
    return text


def _aligned(mark, body, fill, align, width):
    padding = fill * (width - len(mark) - len(body))
    if align == "<":
        return mark + body + padding
    if align == "=":
        return mark + padding + body
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + mark + body + padding[half:]
    return padding + mark + body
