print("{} {} {}".format(1, "a", 2.5), "{1} {0}".format("a", "b"), "{x} {y!r}".format(x=1, y="s"))
print("{:>8}|{:<8}|{:^8}|{:08.3f}|{:,}".format("ab", "cd", "ef", 3.14159, 1000000))
print("{0[1]} {1.real} {d[k]}".format([5, 6], 7, d={"k": "v"}), "{{}} {}".format("x"))
print("{:{w}.{p}f}|{:{fill}>{w}}".format(2.71828, "z", w=9, p=2, fill="-"))
for row in [("apple", 1.5, 3), ("kiwi", 20.25, 12)]:
    print("{:<10}{:>8.2f}{:>5d}".format(*row))
try:
    "{} {}".format(1)
except IndexError as e:
    print(e)
