for text in ["12", "abc", "", "1.5", "9" * 25, "-0", "1_000"]:
    try:
        print(int(text))
    except ValueError as e:
        print("ValueError:", e)
for f in [1e18, 1e25, float("inf"), float("nan")]:
    try:
        print(int(f))
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
try:
    print(1 // 0)
except ZeroDivisionError as e:
    print(e)
try:
    print(1.0 / 0)
except ZeroDivisionError as e:
    print(e)
try:
    print(5 % 0)
except ZeroDivisionError as e:
    print(e)
