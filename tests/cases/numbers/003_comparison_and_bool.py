a = 5
print(1 < a < 10, 1 < a > 10, a == 5 == 5.0)
print(a > 3 and a < 4, a > 3 or a < 4, not a)
print(0 or "empty", 5 and "full", None or 0, "" and 1)
print(True + True, True * 10, False == 0, True == 1)
print(3 == 3.0, 3 != 3.5, 2 <= 2.0)
print(bool(0), bool(1), bool(""), bool("a"), bool([]), bool([0]), bool(None), bool(0.0))
