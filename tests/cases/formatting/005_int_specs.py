for n in [0, 7, -42, 1234567, 10 ** 20]:
    print(f"{n:d}|{n:8d}|{n:<8}|{n:>+9}|{n:09}|{n:,}|{n:_}|{n:x}|{n:#o}|{n:b}|{n:.1f}|{n:e}")
print(f"{255:#06x} {5:08b} {-5:08b} {65:c} {3:^7}| {True:d} {True:>6}|")
print(format(1234.5, ",.2f"), format("s", ">4"), format(10, "b"))
try:
    f"{'a':d}"
except ValueError as e:
    print(e)
try:
    f"{1.5:d}"
except ValueError as e:
    print(e)
