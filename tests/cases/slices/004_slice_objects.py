class Window:
    def __init__(self, items):
        self.items = list(items)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return Window(self.items[key])
        if isinstance(key, tuple):
            return [self[k] for k in key]
        return self.items[key]

    def __len__(self):
        return len(self.items)

    def __repr__(self):
        return f"Window({self.items})"


class Line:
    def __init__(self, text):
        self.text = text

    def __getitem__(self, key):
        if isinstance(key, int):
            return self.text[key]
        start, stop, step = key.indices(len(self.text))
        return "".join(self.text[i] for i in range(start, stop, step))


class Grid:
    def __init__(self, rows):
        self.rows = rows

    def __getitem__(self, key):
        row, col = key
        return [r[col] for r in self.rows[row]]


class Sink:
    def __init__(self):
        self.log = []

    def __setitem__(self, key, value):
        self.log.append(f"set {key} {value}")

    def __delitem__(self, key):
        self.log.append(f"del {key}")


def main():
    w = Window(range(10))
    print(w[2:5], w[3], w[::-2], w[-3:])
    line = Line("hello world")
    print(line[0], line[::-1], line[2:7], line[-5:])
    print(Grid([[1, 2, 3], [4, 5, 6], [7, 8, 9]])[0:2, 1:])
    s = slice(1, 4)
    print(s, s.start, s.stop, s.step, [1, 2, 3, 4, 5][s], "abcdef"[s], (1, 2, 3, 4)[s], range(10)[s], b"abcdef"[s])
    print(slice(None, None, -1), slice(3).indices(10), slice(2, 3) == slice(2, 3, None))
    print(range(*slice(None, None, 2).indices(7)))
    xs = list(range(10))
    xs[s] = [0]
    print(xs)
    del xs[slice(0, 2)]
    print(xs)
    sink = Sink()
    sink[1:2] = 3
    sink[0] = 4
    del sink[::2]
    print(sink.log)
    fields = {"name": slice(0, 4), "age": slice(4, 6), "rest": slice(6, None)}
    row = "Anna42 likes tea"
    for name, part in fields.items():
        print(name, repr(row[part]))
    picks = [slice(None, 3), 2, slice(-2, None)]
    for p in picks:
        print(xs[p])
    try:
        print(xs[slice(0, 3, 0)])
    except ValueError as e:
        print(e)
    try:
        hash(slice(1))
    except TypeError as e:
        print(e)


main()
