import statistics
from decimal import Decimal, getcontext
from fractions import Fraction

print(statistics.mean([1, 2, 3, 4]), statistics.median([3, 1, 2]), statistics.pstdev([1, 2, 3]), statistics.mode("aab"))
f = Fraction(1, 3) + Fraction(1, 6)
print(f, repr(f), f * 4, Fraction("0.75"), f.numerator, float(f), Fraction(3, 4) > f, 1 - f)
print(Decimal("0.1") + Decimal("0.2"), Decimal("1.50") * 2, round(Decimal("2.675"), 2), Decimal(10) / 3, repr(Decimal("5")))
getcontext().prec = 6
print(Decimal(1) / Decimal(7), Decimal("1.10").quantize(Decimal("0.1")))
