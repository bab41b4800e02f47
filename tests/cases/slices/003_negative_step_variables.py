def window(xs, start, stop, step):
    return xs[start:stop:step]


data = [10, 20, 30, 40, 50]
for args in [(0, 5, 2), (4, None, -1), (None, None, -2), (-1, -6, -1), (1, 100, 1)]:
    print(args, window(data, *args))
sl = slice(1, 4)
print(data[sl], sl, sl.start, sl.indices(3))
try:
    window(data, 0, 5, 0)
except ValueError as e:
    print(e)
