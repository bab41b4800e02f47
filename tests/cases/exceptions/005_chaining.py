def load(d):
    try:
        return d["x"]
    except KeyError as e:
        raise ValueError("no x") from e


try:
    load({})
except ValueError as e:
    print(e, repr(e.__cause__), type(e.__cause__).__name__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise TypeError("second")
except TypeError as e:
    print(e, repr(e.__context__), e.__cause__)
try:
    raise KeyError("a") from None
except KeyError as e:
    print(e.__cause__, e.__suppress_context__)
