def parse(text):
    try:
        value = int(text)
    except ValueError:
        print("bad", text)
        return None
    else:
        print("good", value)
        return value
    finally:
        print("finally", text)


print(parse("5"), parse("x"))
try:
    raise RuntimeError("boom", 3)
except RuntimeError as e:
    print(e, e.args, repr(e), str(e))
try:
    raise KeyError("k")
except LookupError as e:
    print(type(e).__name__, e)
try:
    raise ValueError
except Exception as e:
    print(repr(e), str(e) == "")
