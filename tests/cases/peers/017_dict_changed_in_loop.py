def drop(d):
    for key in d:
        if d[key] < 2:
            del d[key]


def grow(d):
    for key in d:
        d[key + "x"] = 0


for change in (drop, grow):
    d = {"a": 1, "b": 2, "c": 3}
    try:
        change(d)
        print("no error", d)
    except RuntimeError as error:
        print(error, sorted(d))
d = {"a": 1, "b": 2}
for key in d:
    d[key] += 10
for key in list(d):
    del d[key]
print(d)
numbers = {1, 2, 3}
try:
    for n in numbers:
        numbers.add(n + 10)
except RuntimeError as error:
    print(error)
xs = [1, 2, 3, 4]
for x in xs:
    if x % 2:
        xs.remove(x)
print(xs)
try:
    for key, value in {"q": 1}.items():
        print(key, value)
    items = {"q": 1}
    for key, value in items.items():
        items.pop(key)
except RuntimeError as error:
    print(error)
