xs = list(range(8))
xs[2:4] = [20, 30, 40]
print(xs)
xs[0:0] = [-1]
print(xs)
xs[-2:] = []
print(xs)
xs[::2] = [0] * len(xs[::2])
print(xs)
del xs[1:3]
print(xs)
xs[:] = [1, 2, 3]
print(xs)
del xs[::2]
print(xs)
try:
    xs[::2] = [1, 2, 3]
except ValueError as e:
    print(e)
