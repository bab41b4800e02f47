d = {}
d["self"] = d
d["a"] = 1
print(d)
print(d["a"])
xs = []
xs.append(xs)
print(xs)
e = {}
e["e"] = e
print(e, len(e["e"]["e"]))
