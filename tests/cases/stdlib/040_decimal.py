from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation, getcontext, localcontext

print(Decimal("0.1") + Decimal("0.2"), Decimal("1.50") * 2, round(Decimal("2.675"), 2), Decimal(10) / 3, repr(Decimal("5")))
print(sum([Decimal("1.10"), Decimal("2.20")]), Decimal("1.10").quantize(Decimal("0.1")), Decimal("2.675").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP))
print(Decimal("7") // 2, Decimal("7") % 2, Decimal("-7") // 2, Decimal("-7") % 2, 2 - Decimal("0.5"), -Decimal("3"), abs(Decimal("-3.1")))
print(f"{Decimal('1234567.891'):,.2f}", f"{Decimal('0.256'):.1%}", f"{Decimal('3.14159'):>10.3f}|", f"{Decimal('12'):08.2f}", f"{Decimal('1E+5')}", f"{Decimal('12345'):e}")
print(Decimal("1E-10"), Decimal("123E+3"), Decimal("0.000001"), Decimal("0.0000001"), Decimal("-0"), Decimal("1e3") + 1)
print(Decimal(2).sqrt(), Decimal("1.1") ** 10, Decimal(3) ** -2, Decimal("100").normalize(), Decimal("1.200").normalize())
print(Decimal("1.0") == 1, Decimal("0.5") == 0.5, Decimal("1.1") < Decimal("1.2"), Decimal(1) < 2, max(Decimal(1), Decimal(3)), sorted([Decimal("3"), Decimal("1.5")]))
print(int(Decimal("3.9")), float(Decimal("3.25")), Decimal(0.1), bool(Decimal(0)), hash(Decimal("1.0")) == hash(1), Decimal("Infinity"), Decimal("NaN"))
print(Decimal("123.456").to_integral_value(), Decimal("123.456").as_tuple(), Decimal("-1.5").quantize(Decimal("1"), ROUND_DOWN))
with localcontext() as ctx:
    ctx.prec = 6
    print(Decimal(1) / Decimal(7))
print(Decimal(1) / Decimal(7))
getcontext().prec = 4
print(Decimal("1.23456") * 1, Decimal(2) / 3)
try:
    Decimal("abc")
except InvalidOperation as e:
    print(e)
try:
    Decimal(1) / 0
except ZeroDivisionError as e:
    print(e)
prices = {"a": Decimal("1.99"), "b": Decimal("5")}
print(prices, sum(prices.values(), Decimal("0")))
