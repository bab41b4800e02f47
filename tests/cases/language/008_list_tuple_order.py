xs = [1, 2]
ys = xs
xs *= 2
print(xs, ys is xs, xs >= [1, 2], xs <= [1, 2], xs > [1], xs < [2], [[1], [2]] >= [[1], [1, 5]])
t = (1, "a")
print(t >= (1, "a"), t <= (1, "b"), t < (2, ""), t > (0, "z"), () <= (), (1,) >= ())
try:
    print([1, "a"] < [1, 2])
except TypeError as error:
    print(error)
try:
    print((1, None) >= (1, 2))
except TypeError as error:
    print(error)
print([float("nan")] <= [1.0], [1, 2] == [1.0, 2.0], (1, True) == (1.0, 1))
