import math
from math import floor, sqrt

print(sqrt(2), floor(-2.5), math.ceil(2.1), math.pi, math.e, math.gcd(12, 18), math.lcm(4, 6), math.factorial(20))
print(math.sin(1), math.cos(1), math.atan2(1, 2), math.hypot(3, 4), math.log(10), math.log2(8), math.log10(1000), math.log(8, 2))
print(math.isqrt(10 ** 20), math.comb(10, 3), math.perm(5, 2), math.prod([1, 2, 3]), math.fsum([0.1] * 10), math.trunc(-2.7))
print(math.degrees(math.pi), math.radians(180), math.exp(1), math.pow(2, 3), math.fmod(-7, 3), math.copysign(1, -0.0), math.dist((0, 0), (3, 4)))
print(math.isclose(0.1 + 0.2, 0.3), math.inf, math.modf(2.5), math.frexp(8.0), math.tau)
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1)):
    try:
        f()
    except ValueError as e:
        print(e)
