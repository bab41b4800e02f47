e = "outer"
try:
    raise ValueError("x")
except ValueError as err:
    saved = err
print(saved, e)
try:
    print(err)
except NameError as n:
    print(n)


def safe_div(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return float("inf")


print(safe_div(1, 2), safe_div(1, 0))
errors = []
for text in ["1", "x", "3", "y"]:
    try:
        errors.append(int(text))
    except ValueError as e2:
        errors.append(str(e2))
print(errors)
