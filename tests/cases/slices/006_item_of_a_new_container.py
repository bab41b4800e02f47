# `list(x)[i]` is an item of a new list, where `list[x]` is a type; `n * [x]` is a list that can change.
numbers = list(range(4))[::-1]
numbers[0] -= 5
print(numbers)
first = list("ab")[0]
print(first.upper())
last = tuple("xyz")[-1]
print(last.upper())
value = dict([(1, "one")])[1]
print(value.title())
Names = list[str]
names: Names = list("ab")[1:]
names.append("c")
print(names)


def flags(n):
    found = n * [None]
    found[0] = "x"
    wide = 2 * ["a"] + n * ["b"]
    wide[1] = "c"
    return found, wide, 3 * (1, 2), 2 * "ab"


def columns(rows):
    if len(rows) > 1:
        rows = list(zip(*rows))[0] if rows else []
    return rows


print(flags(3))
print(columns([(1, 2), (3, 4)]), columns([(5, 6)]))
