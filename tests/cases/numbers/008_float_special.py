import math

inf = float("inf")
nan = float("nan")
print(inf, -inf, nan, inf > 10 ** 300, nan == nan, nan != nan)
print(math.isinf(inf), math.isnan(nan), math.isfinite(1.0))
print(1e308 * 10, -1e308 * 10, inf - inf)
print(5e-324, 1.7976931348623157e308, 123456789.123456789, 1e22, 1e21, 12345678901234567890.0)
print(float("1e3"), float("  -2.5 "), float("1_000.5"))
print((0.5).is_integer(), (4.0).is_integer(), (0.75).as_integer_ratio())
