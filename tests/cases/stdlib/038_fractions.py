from fractions import Fraction
import math

f = Fraction(1, 3) + Fraction(1, 6)
print(f, repr(f), f * 4, Fraction("0.75"), f.numerator, float(f), Fraction(3, 4) > f, 1 - f)
print(sum([Fraction(1, 2), Fraction(1, 3)]), Fraction(7, 2) // 1, Fraction(7, 2) % 1, Fraction(2, 3) ** 2, abs(Fraction(-1, 2)))
print(Fraction(0.5), Fraction("3/6"), Fraction(" -1.5e2 "), round(Fraction(7, 2)), round(Fraction(22, 7), 2), int(Fraction(-7, 2)))
print(Fraction(355, 113).limit_denominator(10), Fraction(1, 2) == 0.5, {Fraction(1, 2): "h"}[Fraction(2, 4)])
print(sorted([Fraction(1, 2), Fraction(1, 3), Fraction(3, 4)]), max(Fraction(1, 2), Fraction(2, 3)), Fraction(1, 2) + 0.5, 2 * Fraction(1, 4))
try:
    Fraction(1, 0)
except ZeroDivisionError as e:
    print(e)
try:
    Fraction("x")
except ValueError as e:
    print(e)
