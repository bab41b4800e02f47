# A variable of the module by its name.
SMALL = ({}, 2)
LARGE = ({"a": 1, "b": True}, 1)
NAMES = ["SMALL", "LARGE"]
limit = 7


def show(names):
    found = []
    for name in names:
        data, count = globals()[name]
        found.append((len(data), range(count)))
    return found


print(show(NAMES), globals()["limit"] + 1)
for name in ("SMALL", "nothing"):
    try:
        print(globals()[name])
    except KeyError as error:
        print("no", error)
