from fractions import Fraction
from statistics import NormalDist, StatisticsError, harmonic_mean, median_grouped

print(harmonic_mean([5]), harmonic_mean([40, 60]), harmonic_mean([0, 3]), harmonic_mean([2.5, 3, 10]))
print(harmonic_mean([40, 60], weights=[5, 30]), round(harmonic_mean([1.5, 2.5]) + 1, 3))
print(harmonic_mean([Fraction(1, 2), Fraction(2, 3)]))
print(harmonic_mean([float("nan"), 1.0]), harmonic_mean([1.0, float("inf")]))
for data in ([], [-1], [1, -2]):
    try:
        print(harmonic_mean(data))
    except StatisticsError as error:
        print(error)
print(median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]), median_grouped([52, 52, 53, 54], interval=2))
unit = NormalDist(1, 2)
print(+unit, -unit, 3 + unit, 3 - unit, 2 * unit)
