import itertools


class Poly:
    """A polynomial with coefficients from the constant term up."""

    def __init__(self, *coeffs):
        coeffs = list(coeffs)
        while coeffs and coeffs[-1] == 0:
            coeffs.pop()
        self.c = tuple(coeffs)

    @classmethod
    def from_roots(cls, *roots):
        p = cls(1)
        for r in roots:
            p = p * cls(-r, 1)
        return p

    @property
    def degree(self):
        return len(self.c) - 1

    def __call__(self, x):
        total = 0
        for a in reversed(self.c):
            total = total * x + a
        return total

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self.c[i]
        return self.c[i] if 0 <= i < len(self.c) else 0

    def __len__(self):
        return len(self.c)

    def __iter__(self):
        return iter(self.c)

    def __eq__(self, other):
        if isinstance(other, (int, float)):
            other = Poly(other)
        return isinstance(other, Poly) and self.c == other.c

    def __hash__(self):
        return hash(self.c)

    def __add__(self, other):
        if not isinstance(other, Poly):
            other = Poly(other)
        return Poly(*[a + b for a, b in itertools.zip_longest(self.c, other.c, fillvalue=0)])

    __radd__ = __add__

    def __neg__(self):
        return Poly(*[-a for a in self.c])

    def __sub__(self, other):
        return self + (-other)

    def __rsub__(self, other):
        return -self + other

    def __mul__(self, other):
        if not isinstance(other, Poly):
            return Poly(*[a * other for a in self.c])
        result = [0] * (len(self) + len(other))
        for i, a in enumerate(self):
            for j, b in enumerate(other):
                result[i + j] += a * b
        return Poly(*result)

    __rmul__ = __mul__

    def __pow__(self, n):
        result = Poly(1)
        for _ in range(n):
            result *= self
        return result

    def __divmod__(self, other):
        if not other.c:
            raise ZeroDivisionError("division by the zero polynomial")
        remainder = list(self.c)
        quotient = [0] * max(len(self) - other.degree, 0)
        for shift in range(len(self) - len(other), -1, -1):
            k = remainder[shift + other.degree] // other.c[-1]
            quotient[shift] = k
            for i, a in enumerate(other):
                remainder[shift + i] -= k * a
        return Poly(*quotient), Poly(*remainder)

    def __floordiv__(self, other):
        return divmod(self, other)[0]

    def __mod__(self, other):
        return divmod(self, other)[1]

    def derivative(self):
        return Poly(*[i * a for i, a in enumerate(self)][1:])

    def __bool__(self):
        return bool(self.c)

    def __repr__(self):
        return "Poly" + repr(self.c) if len(self.c) != 1 else "Poly(%r)" % self.c

    def __str__(self):
        parts = []
        for i in range(self.degree, -1, -1):
            a = self.c[i]
            if a == 0:
                continue
            size = abs(a)
            body = "" if size == 1 and i > 0 else str(size)
            body += "" if i == 0 else "x" if i == 1 else "x^" + str(i)
            sign = "-" if a < 0 else "+"
            parts.append(sign + body if not parts and a < 0 else body if not parts else " %s %s" % (sign, body))
        return "".join(parts) or "0"


def newton(p, x, steps=50):
    d = p.derivative()
    for n in range(steps):
        slope = d(x)
        if slope == 0:
            return None, n
        nxt = x - p(x) / slope
        if abs(nxt - x) < 1e-12:
            return nxt, n
        x = nxt
    else:
        return x, steps


def binomials(n):
    return list((Poly(1, 1) ** n)[:])


x = Poly(0, 1)
p = 3 * x ** 3 - 2 * x + 7
q = Poly.from_roots(1, -2, 3)
print(p, "|", q, "|", p + q, "|", p - q, "|", p * q, "|", -p)
print(repr(p), repr(Poly(5)), Poly(), Poly(0, 0), Poly(1, 2, 0, 0).degree, 1 - x, 2 + x * 3)
print([p(i) for i in range(-2, 3)], p(0.5), p(10 ** 10))
print(divmod(p * q + 5, q), (p * q) // p == q, (p * q) % q, bool(p - p), p[2], p[99], p[::2])
print(q == (x - 1) * (x + 2) * (x - 3), Poly(4) == 4, len({p, q, p}), {q: "q"}[Poly.from_roots(3, 1, -2)])
for n in range(5):
    print(" ".join(str(v) for v in binomials(n)).center(20))
print(max(binomials(70)), sum(binomials(64)) == 2 ** 64)
for start in (0.0, 2.5, 10.0, -7):
    root, steps = newton(q, start)
    print(start, None if root is None else round(root, 9), steps)
print(p.derivative(), p.derivative().derivative(), newton(Poly(1), 3.0), newton(x * x + 1, 0.5, steps=3)[1])
chebyshev = [Poly(1), x]
while len(chebyshev) < 9:
    chebyshev.append(2 * x * chebyshev[-1] - chebyshev[-2])
print(chebyshev[8], "at 1:", [t(1) for t in chebyshev])
composed = p
for i in range(2):
    composed = sum((a * q ** n for n, a in enumerate(composed)), Poly())
print(composed.degree, composed(2), str(composed)[:60])
print(p % Poly())
