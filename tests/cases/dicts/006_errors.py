d = {"a": 1}
try:
    d["b"]
except KeyError as e:
    print(e, repr(e), e.args)
try:
    del d["c"]
except KeyError as e:
    print("missing", e)
try:
    d.pop("q")
except KeyError as e:
    print(e)
try:
    {}.popitem()
except KeyError as e:
    print(e)
try:
    d[[1]] = 2
except TypeError as e:
    print(e)
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as e:
    print(e)
