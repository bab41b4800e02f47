"""cmath: every function at ordinary, special and wrong arguments."""

import cmath
from cmath import phase, polar, rect, sqrt


def shown(call, z):
    try:
        return repr(call(z))
    except (ValueError, OverflowError) as error:
        return f"{type(error).__name__}: {error}"


FUNCTIONS = [
    ("acos", lambda z: cmath.acos(z)),
    ("acosh", lambda z: cmath.acosh(z)),
    ("asin", lambda z: cmath.asin(z)),
    ("asinh", lambda z: cmath.asinh(z)),
    ("atan", lambda z: cmath.atan(z)),
    ("atanh", lambda z: cmath.atanh(z)),
    ("cos", lambda z: cmath.cos(z)),
    ("cosh", lambda z: cmath.cosh(z)),
    ("exp", lambda z: cmath.exp(z)),
    ("log", lambda z: cmath.log(z)),
    ("log10", lambda z: cmath.log10(z)),
    ("sin", lambda z: cmath.sin(z)),
    ("sinh", lambda z: cmath.sinh(z)),
    ("sqrt", lambda z: cmath.sqrt(z)),
    ("tan", lambda z: cmath.tan(z)),
    ("tanh", lambda z: cmath.tanh(z)),
]

parts = [0.0, -0.0, 1.0, -2.5, 1e-310, 1e300, 710.5, float("inf"), float("-inf"), float("nan")]
for name, call in FUNCTIONS:
    for re in parts:
        for im in parts:
            print(name, re, im, shown(call, complex(re, im)))

print(sqrt(-4), cmath.exp(1j * cmath.pi), cmath.log(2 + 3j, 10), cmath.log(8, 2))
print(polar(1 + 1j), polar(-2.0), phase(-1), phase(complex(-1.0, -0.0)), rect(2, cmath.pi / 3))
for r in parts:
    for phi in parts:
        try:
            print(r, phi, rect(r, phi))
        except ValueError as error:
            print(r, phi, error)
for base in [0, 1, 2, 1j]:
    try:
        print(cmath.log(3 - 1j, base))
    except (ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
print(cmath.log(0, 2))
print(cmath.isnan(cmath.nanj), cmath.isinf(cmath.infj), cmath.isfinite(3), cmath.isfinite(cmath.inf), cmath.isnan(2j))
print(
    cmath.isclose(1 + 1j, 1 + 1.0000000001j), cmath.isclose(1, 1.1, rel_tol=0.2), cmath.isclose(0, 1e-9, abs_tol=1e-8)
)
try:
    cmath.isclose(1j, 1j, rel_tol=-1.0)
except ValueError as error:
    print(error)
print(cmath.e, cmath.tau, cmath.nan, cmath.infj)


def roots(a, b, c):
    d = cmath.sqrt(b * b - 4 * a * c)
    return (-b + d) / (2 * a), (-b - d) / (2 * a)


print(roots(1, 2, 5), roots(1, -3, 2))
print([z.conjugate() for z in roots(2, 1, 1)])
