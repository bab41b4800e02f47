name = "Ann"
n = 42
x = 3.14159
print(f"{name} is {n} and {x:.2f} {n + 1} {name.upper()} {{braces}}")
print(f"[{n:5}] [{n:<5}] [{n:^5}] [{n:05}] [{n:+}] [{name:>8}] [{name:<8}] [{name:^9}] [{name:*^9}]")
print(f"{n:x} {n:X} {n:b} {n:o} {n:#x} {n:#b} {n:,} {1234567:,} {1234567.891:,.2f} {n:e} {x:8.3f}|")
print(f"{0.256:.1%} {x!r} {name!r} {n = } {x=:.1f} {'q' + 'r'} {n!s:>6}")
width = 10
prec = 3
print(f"[{x:{width}.{prec}}] [{name:{'>'}{width}}] {f'{n:>4}':*<8}")
print(f"{True} {None} {[1, 'a']} {(1,)} {{}}")
