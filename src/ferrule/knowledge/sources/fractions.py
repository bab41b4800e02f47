"""`fractions`: translated with the program that imports it."""

import math
import re

_FORMAT = re.compile(
    r"""\A\s*([-+]?)(?=\d|\.\d)(\d*|\d+(?:_\d+)*)
    (?:(?:/(\d+(?:_\d+)*))?
    |(?:\.(d*|\d+(?:_\d+)*))?(?:E([-+]?\d+(?:_\d+)*))?)
    \s*\Z""",
    re.VERBOSE | re.IGNORECASE,
)


def _parse(text):
    found = _FORMAT.match(text)
    if found is None:
        raise ValueError("Invalid literal for Fraction: " + repr(text))
    numerator = int(found.group(2) or "0")
    denominator = 1
    if found.group(3):
        denominator = int(found.group(3))
    else:
        decimal = found.group(4)
        if decimal:
            decimal = decimal.replace("_", "")
            numerator = numerator * 10 ** len(decimal) + int(decimal)
            denominator = 10 ** len(decimal)
        exp = found.group(5)
        if exp:
            power = int(exp)
            if power >= 0:
                numerator *= 10**power
            else:
                denominator *= 10 ** (-power)
    if found.group(1) == "-":
        numerator = -numerator
    return numerator, denominator


class Fraction:
    def __init__(self, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, Fraction):
                n = numerator.numerator
                d = numerator.denominator
            elif isinstance(numerator, str):
                n, d = _parse(numerator)
            elif isinstance(numerator, int):
                n = int(numerator)
                d = 1
            elif hasattr(numerator, "as_integer_ratio"):
                n, d = numerator.as_integer_ratio()
            else:
                raise TypeError("argument should be a string or a Rational instance")
        else:
            top = _as_fraction(numerator)
            bottom = _as_fraction(denominator)
            n = top[0] * bottom[1]
            d = top[1] * bottom[0]
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = math.gcd(n, d)
        if d < 0:
            g = -g
        self._numerator = n // g
        self._denominator = d // g

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    @classmethod
    def from_float(cls, f):
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        n, d = f.as_integer_ratio()
        return cls(n, d)

    @classmethod
    def from_decimal(cls, dec):
        if isinstance(dec, int):
            return cls(dec)
        n, d = dec.as_integer_ratio()
        return cls(n, d)

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self._numerator, self._denominator)
        p0 = 0
        q0 = 1
        p1 = 1
        q1 = 0
        n = self._numerator
        d = self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p = p0 + a * p1
            p0 = p1
            q0 = q1
            p1 = p
            q1 = q2
            rest = n - a * d
            n = d
            d = rest
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def __repr__(self):
        return f"Fraction({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __add__(self, other):
        if isinstance(other, float):
            return float(self) + other
        if isinstance(other, complex):
            return complex(float(self)) + other
        if isinstance(other, (int, Fraction)):
            return Fraction(
                self._numerator * other.denominator + other.numerator * self._denominator,
                self._denominator * other.denominator,
            )
        return NotImplemented

    def __radd__(self, other):
        if isinstance(other, float):
            return other + float(self)
        if isinstance(other, complex):
            return other + complex(float(self))
        if isinstance(other, int):
            return Fraction(other * self._denominator + self._numerator, self._denominator)
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, float):
            return float(self) - other
        if isinstance(other, complex):
            return complex(float(self)) - other
        if isinstance(other, (int, Fraction)):
            return Fraction(
                self._numerator * other.denominator - other.numerator * self._denominator,
                self._denominator * other.denominator,
            )
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, float):
            return other - float(self)
        if isinstance(other, complex):
            return other - complex(float(self))
        if isinstance(other, int):
            return Fraction(other * self._denominator - self._numerator, self._denominator)
        return NotImplemented

    def __mul__(self, other):
        if isinstance(other, float):
            return float(self) * other
        if isinstance(other, complex):
            return complex(float(self)) * other
        if isinstance(other, (int, Fraction)):
            return Fraction(self._numerator * other.numerator, self._denominator * other.denominator)
        return NotImplemented

    def __rmul__(self, other):
        if isinstance(other, float):
            return other * float(self)
        if isinstance(other, complex):
            return other * complex(float(self))
        if isinstance(other, int):
            return Fraction(other * self._numerator, self._denominator)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, float):
            return float(self) / other
        if isinstance(other, complex):
            return complex(float(self)) / other
        if isinstance(other, (int, Fraction)):
            return Fraction(self._numerator * other.denominator, self._denominator * other.numerator)
        return NotImplemented

    def __rtruediv__(self, other):
        if isinstance(other, float):
            return other / float(self)
        if isinstance(other, complex):
            return other / complex(float(self))
        if isinstance(other, int):
            return Fraction(other * self._denominator, self._numerator)
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, float):
            return float(self) // other
        if isinstance(other, (int, Fraction)):
            return (self._numerator * other.denominator) // (self._denominator * other.numerator)
        return NotImplemented

    def __rfloordiv__(self, other):
        if isinstance(other, float):
            return other // float(self)
        if isinstance(other, int):
            return (other * self._denominator) // self._numerator
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, float):
            return float(self) % other
        if isinstance(other, (int, Fraction)):
            return Fraction(
                (self._numerator * other.denominator) % (other.numerator * self._denominator),
                self._denominator * other.denominator,
            )
        return NotImplemented

    def __rmod__(self, other):
        if isinstance(other, float):
            return other % float(self)
        if isinstance(other, int):
            return Fraction((other * self._denominator) % self._numerator, self._denominator)
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, float):
            return divmod(float(self), other)
        if isinstance(other, (int, Fraction)):
            return self // other, self % other
        return NotImplemented

    def __rdivmod__(self, other):
        if isinstance(other, float):
            return divmod(other, float(self))
        if isinstance(other, int):
            return other // self, other % self
        return NotImplemented

    def __pow__(self, power):
        if isinstance(power, (int, Fraction)):
            if power.denominator != 1:
                return float(self) ** float(power)
            exponent = power.numerator
            if exponent >= 0:
                return Fraction(self._numerator**exponent, self._denominator**exponent)
            if self._numerator == 0:
                raise ZeroDivisionError(f"Fraction({self._denominator ** -exponent}, 0)")
            return Fraction(self._denominator ** abs(exponent), self._numerator ** abs(exponent))
        return float(self) ** power

    def __rpow__(self, base):
        if isinstance(base, int):
            if self._denominator == 1 and self._numerator >= 0:
                return base**self._numerator
            return Fraction(base) ** self
        if self._denominator == 1:
            return base**self._numerator
        return base ** float(self)

    def __neg__(self):
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return Fraction(self._numerator, self._denominator)

    def __abs__(self):
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self):
        if self._numerator < 0:
            return -(-self._numerator // self._denominator)
        return self._numerator // self._denominator

    def __trunc__(self):
        if self._numerator < 0:
            return -(-self._numerator // self._denominator)
        return self._numerator // self._denominator

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            return _half_even(self._numerator, self._denominator)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(_half_even(self._numerator * shift, self._denominator), shift)
        return Fraction(_half_even(self._numerator, self._denominator * shift) * shift)

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return self._numerator != 0

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        p = 2305843009213693951
        if self._denominator % p == 0:
            found = 314159
        else:
            found = hash(hash(abs(self._numerator)) * pow(self._denominator, -1, p))
        result = found if self._numerator >= 0 else -found
        return -2 if result == -1 else result

    def __eq__(self, other):
        if isinstance(other, Fraction):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, int):
            return self._numerator == other and self._denominator == 1
        if isinstance(other, float):
            return not math.isnan(other) and not math.isinf(other) and self == Fraction(other)
        if isinstance(other, complex):
            return other.imag == 0 and self == other.real
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return 0.0 < other
            return self < Fraction(other)
        if isinstance(other, (int, Fraction)):
            return self._numerator * other.denominator < other.numerator * self._denominator
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return 0.0 > other
            return self > Fraction(other)
        if isinstance(other, (int, Fraction)):
            return self._numerator * other.denominator > other.numerator * self._denominator
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return 0.0 <= other
            return self <= Fraction(other)
        if isinstance(other, (int, Fraction)):
            return self._numerator * other.denominator <= other.numerator * self._denominator
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return 0.0 >= other
            return self >= Fraction(other)
        if isinstance(other, (int, Fraction)):
            return self._numerator * other.denominator >= other.numerator * self._denominator
        return NotImplemented

    def __copy__(self):
        return self


def _as_fraction(value):
    if isinstance(value, (int, Fraction)):
        return value.numerator, value.denominator
    raise TypeError("both arguments should be Rational instances")


def _half_even(n, d):
    floor = n // d
    rest = n % d
    if rest * 2 < d:
        return floor
    if rest * 2 > d:
        return floor + 1
    if floor % 2 == 0:
        return floor
    return floor + 1
