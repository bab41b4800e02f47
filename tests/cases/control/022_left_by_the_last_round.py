"""What one round of a loop leaves behind is there in the next one."""


def gaps(values):
    found = []
    for at, value in enumerate(values):
        if at:
            found.append(value - before)
        before = value
    return found


def names(rows):
    out = []
    while rows:
        row = rows.pop()
        if out:
            out.append(label(row))
        else:
            out.append("first")

        def label(text):
            return f"<{text}>"
    return out


def pairs(words):
    for word in words:
        try:
            yield last + word
        except UnboundLocalError as error:
            yield str(error)
        if word != "skip":
            last = word


def nested(table):
    total = 0
    for row in table:
        for cell in row:
            if total > 5:
                total += kept
            else:
                total += cell
            if cell % 2:
                kept = cell * 100
    return total


def lists(values):
    for value in values:
        if value > 1:
            box.append(value)
            print(box)
        box = [value]


print(gaps([1, 4, 9, 16]), names(["a", "b", "c"]))
print(list(pairs(["x", "y", "skip", "z"])))
print(nested([[1, 2], [3, 4], [5, 6]]))
lists([1, 2, 3])
for k in range(3):
    if k:
        print(seen)
    seen = k * k
