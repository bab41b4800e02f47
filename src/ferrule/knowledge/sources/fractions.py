"""`fractions`: translated with the program that imports it."""

import math
import re

_FORMAT = re.compile(
    r"\A\s*([-+]?)(?=\d|\.\d)(\d*|\d+(?:_\d+)*)(?:(?:\s*/\s*(\d+(?:_\d+)*))?|(?:\.(\d*|\d+(?:_\d+)*))?(?:[eE]([-+]?\d+(?:_\d+)*))?)\s*\Z"
)


def _parse(text):
    found = _FORMAT.match(text)
    if found is None:
        raise ValueError("Invalid literal for Fraction: " + repr(text))
    numerator = int(found.group(2) or "0")
    denominator = 1
    if found.group(3) is not None:
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
            elif isinstance(numerator, float):
                n, d = numerator.as_integer_ratio()
            else:
                n = int(numerator)
                d = 1
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
        self.numerator = n // g
        self.denominator = d // g

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self.denominator <= max_denominator:
            return Fraction(self.numerator, self.denominator)
        p0 = 0
        q0 = 1
        p1 = 1
        q1 = 0
        n = self.numerator
        d = self.denominator
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
        if 2 * d * (q0 + k * q1) <= self.denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    def as_integer_ratio(self):
        return self.numerator, self.denominator

    def __repr__(self):
        return f"Fraction({self.numerator}, {self.denominator})"

    def __str__(self):
        if self.denominator == 1:
            return str(self.numerator)
        return f"{self.numerator}/{self.denominator}"

    def __add__(self, other):
        if isinstance(other, float):
            return float(self) + other
        if isinstance(other, (int, Fraction)):
            return Fraction(
                self.numerator * other.denominator + other.numerator * self.denominator,
                self.denominator * other.denominator,
            )
        return NotImplemented

    def __radd__(self, other):
        if isinstance(other, float):
            return other + float(self)
        if isinstance(other, int):
            return Fraction(other * self.denominator + self.numerator, self.denominator)
        return NotImplemented

    def __sub__(self, other):
        if isinstance(other, float):
            return float(self) - other
        if isinstance(other, (int, Fraction)):
            return Fraction(
                self.numerator * other.denominator - other.numerator * self.denominator,
                self.denominator * other.denominator,
            )
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, float):
            return other - float(self)
        if isinstance(other, int):
            return Fraction(other * self.denominator - self.numerator, self.denominator)
        return NotImplemented

    def __mul__(self, other):
        if isinstance(other, float):
            return float(self) * other
        if isinstance(other, (int, Fraction)):
            return Fraction(self.numerator * other.numerator, self.denominator * other.denominator)
        return NotImplemented

    def __rmul__(self, other):
        if isinstance(other, float):
            return other * float(self)
        if isinstance(other, int):
            return Fraction(other * self.numerator, self.denominator)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, float):
            return float(self) / other
        if isinstance(other, (int, Fraction)):
            return Fraction(self.numerator * other.denominator, self.denominator * other.numerator)
        return NotImplemented

    def __rtruediv__(self, other):
        if isinstance(other, float):
            return other / float(self)
        if isinstance(other, int):
            return Fraction(other * self.denominator, self.numerator)
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, (int, Fraction)):
            return (self.numerator * other.denominator) // (self.denominator * other.numerator)
        return NotImplemented

    def __rfloordiv__(self, other):
        if isinstance(other, int):
            return (other * self.denominator) // self.numerator
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, (int, Fraction)):
            return Fraction(
                (self.numerator * other.denominator) % (other.numerator * self.denominator),
                self.denominator * other.denominator,
            )
        return NotImplemented

    def __pow__(self, power):
        if isinstance(power, int):
            if power >= 0:
                return Fraction(self.numerator**power, self.denominator**power)
            if self.numerator == 0:
                raise ZeroDivisionError(f"Fraction({self.denominator ** -power}, 0)")
            return Fraction(self.denominator ** abs(power), self.numerator ** abs(power))
        return NotImplemented

    def __neg__(self):
        return Fraction(-self.numerator, self.denominator)

    def __pos__(self):
        return Fraction(self.numerator, self.denominator)

    def __abs__(self):
        return Fraction(abs(self.numerator), self.denominator)

    def __int__(self):
        if self.numerator < 0:
            return -(-self.numerator // self.denominator)
        return self.numerator // self.denominator

    def __trunc__(self):
        if self.numerator < 0:
            return -(-self.numerator // self.denominator)
        return self.numerator // self.denominator

    def __floor__(self):
        return self.numerator // self.denominator

    def __ceil__(self):
        return -(-self.numerator // self.denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            return _half_even(self.numerator, self.denominator)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(_half_even(self.numerator * shift, self.denominator), shift)
        return Fraction(_half_even(self.numerator, self.denominator * shift) * shift)

    def __float__(self):
        return self.numerator / self.denominator

    def __bool__(self):
        return self.numerator != 0

    def __hash__(self):
        if self.denominator == 1:
            return hash(self.numerator)
        p = 2305843009213693951
        if self.denominator % p == 0:
            found = 314159
        else:
            found = hash(hash(abs(self.numerator)) * pow(self.denominator, -1, p))
        result = found if self.numerator >= 0 else -found
        return -2 if result == -1 else result

    def __eq__(self, other):
        if isinstance(other, Fraction):
            return self.numerator == other.numerator and self.denominator == other.denominator
        if isinstance(other, int):
            return self.numerator == other and self.denominator == 1
        if isinstance(other, float):
            return not math.isnan(other) and not math.isinf(other) and self == Fraction(other)
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, float):
            return float(self) < other
        if isinstance(other, (int, Fraction)):
            return self.numerator * other.denominator < other.numerator * self.denominator
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, float):
            return float(self) > other
        if isinstance(other, (int, Fraction)):
            return self.numerator * other.denominator > other.numerator * self.denominator
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, float):
            return float(self) <= other
        if isinstance(other, (int, Fraction)):
            return self.numerator * other.denominator <= other.numerator * self.denominator
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, float):
            return float(self) >= other
        if isinstance(other, (int, Fraction)):
            return self.numerator * other.denominator >= other.numerator * self.denominator
        return NotImplemented


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
