import os


class Meta:
    fields = {}
    for name, size in (("a", 1), ("b", 2)):
        fields[name] = size
        fields[name + "x"] = [size, size]
    with open(os.devnull) as f:
        content = f.read()
    try:
        raise KeyError("k")
    except KeyError as e:
        text = str(e)
    x, *rest = [1, 2, 3]
    x += 10
    fields["z"] = x
    if not content:
        empty = True


print(Meta.fields, Meta.text, Meta.x, Meta.rest, Meta.empty, Meta.name, Meta().size)


class Maybe:
    flag = False
    if flag:
        value = 1


try:
    print(Maybe.value)
except AttributeError as e:
    print(e)


def build(n):
    class Local:
        items = []
        for i in range(n):
            items.append(i * n)
        del i

    return Local.items


print(build(2), build(3))


class Outer:
    total = 0

    class Inner:
        parts = []
        for p in "ab":
            parts.append(p)

    for k in Inner.parts:
        total += len(k)


print(Outer.total, Outer.Inner.parts, Outer.k)
i = 7


class Shadow:
    values = [i for i in range(3)]
    other = i
    for i in range(2):
        pass


print(Shadow.values, Shadow.other, Shadow.i, i)
