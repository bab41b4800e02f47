class Plain:
    pass


class Seq:
    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        return index * 2


def items(value):
    return list(value)


for made in (Plain(), Seq(), [1], "ab", {"k": 1}):
    try:
        print(items(made))
    except TypeError as error:
        print(error)
try:
    for x in Plain():
        print(x)
except TypeError as error:
    print(error)
