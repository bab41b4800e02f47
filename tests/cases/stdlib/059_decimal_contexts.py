# A context rounds by itself, and numbers may have thousands of digits.
from decimal import MAX_EMAX, MAX_PREC, MIN_EMIN, ROUND_DOWN, ROUND_HALF_EVEN, ROUND_UP, Context, Decimal, getcontext

cent = Decimal("0.01")
getcontext().rounding = ROUND_DOWN
banker = Context(rounding=ROUND_HALF_EVEN)
print(banker.quantize(Decimal("2.675"), cent), Decimal("2.678").quantize(cent))
print(banker.quantize(Decimal("2.665"), cent), Context(rounding=ROUND_UP).quantize(Decimal("2.661"), cent))
context = getcontext()
context.prec = MAX_PREC
context.Emax = MAX_EMAX
context.Emin = MIN_EMIN


def product(n, m):
    if n == m:
        return n
    return product(n, (n + m) // 2) * product((n + m) // 2 + 1, m)


number = product(1, Decimal(2500)) if False else product(Decimal(1), 2500)
print(type(number).__name__, number.adjusted())
context.prec = 5000
big = Decimal(7) ** 9000
print(big.adjusted(), str(big)[:12])
context.prec = 20
print(big + 1, Decimal(1) / 3)
