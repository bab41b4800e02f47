r = range(2, 20, 3)
print(r.start, r.stop, r.step, r.count(5), r.count(6), r.index(8), len(r), r[1], r[-1], r[1:3], r[::-1])
print(8 in r, 9 in r, r == range(2, 19, 3), range(0) == range(2, 1), hash(range(0)) == hash(range(2, 1)), r)
print(list(reversed(r)), bool(range(0)), max(r), sum(r))
try:
    r.index(3)
except ValueError as error:
    print(error)
try:
    r[99]
except IndexError as error:
    print(error)
s = slice(1, 10, 2)
print(s.start, s.stop, s.step, s.indices(5), slice(3).start, [0, 1, 2, 3][s], s == slice(1, 10, 2), s)
