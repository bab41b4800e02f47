print("%d %s %5.2f %x %5d|%-5d|%05d %%" % (5, "str", 3.14159, 255, 42, 42, 42))
print("%s and %r" % ("a", "a"), "%s" % [1, 2], "%s" % (("t", 1),), "%10s|%-10s|" % ("r", "l"))
print("%(name)s has %(n)03d" % {"name": "bob", "n": 7}, "%e %g %g %g" % (12345.678, 0.0001, 1e10, 1.5))
print("%c%c" % (65, "B"), "%+d % d" % (3, 4), "%.3s" % "abcdef", "%i" % 3.9, "%*d" % (5, 3))
try:
    print("%d" % "x")
except TypeError as e:
    print(e)
try:
    print("%s %s" % ("a",))
except TypeError as e:
    print(e)
