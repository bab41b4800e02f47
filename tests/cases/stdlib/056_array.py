# Arrays of numbers: their code says what they hold.
import array
from array import array as numbers

floats = numbers("d", [0]) * 4
floats[1] = 2
floats[2] += 1.5
floats.append(7)
print(floats, list(floats), sum(floats), len(floats))
print(floats[1:3], floats[-1], floats.tolist(), 2 in floats, floats.index(2), floats.count(0))
copied = numbers("d")
copied[:] = floats[:]
copied[0] = 9.25
print(copied, floats[0], copied == floats, copied > floats)
short = numbers("f", [1.1, 2.5])
print(short, short.typecode, short.itemsize)
small = array.array("B", [0] * 3)
small[1] = 255
print(small, small.tobytes(), small + small, 2 * small)
ints = array.array("i", range(5))
ints.extend([7, 8])
ints.extend(array.array("i", [9]))
ints.insert(1, 100)
ints.remove(3)
del ints[0]
del ints[::3]
print(ints, ints.pop(), ints.pop(0), [x * 2 for x in ints], max(ints))
ints.reverse()
print(ints, list(reversed(ints)), array.array("i"), array.array("l", b"\1\0\0\0\0\0\0\0"))


def failing(number):
    if number == 0:
        small[0] = 256
    elif number == 1:
        small[0] = -1
    elif number == 2:
        ints[99] = 1
    elif number == 3:
        return ints[99]
    elif number == 4:
        ints.remove(12345)
    elif number == 5:
        numbers("d").pop()
    elif number == 6:
        array.array("i", [1]).frombytes(b"abc")
    elif number == 7:
        ints.append(2**40)
    elif number == 8:
        array.array("I", [-1])
    elif number == 9:
        floats[::2] = numbers("d", [1])


for number in range(10):
    try:
        print(failing(number))
    except (OverflowError, IndexError, ValueError) as error:
        print(type(error).__name__, error)


class Grid:
    def __init__(self, w, h):
        self.data = numbers("d", [0]) * (w * h)
        self.rows = [numbers("d", [0]) * w for _ in range(h)]

    def __setitem__(self, at, value):
        self.data[at[0]] = value
        self.rows[at[1]][at[0]] = value


grid = Grid(2, 2)
grid[1, 0] = 3
print(grid.data, grid.rows)
