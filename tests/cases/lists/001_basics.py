xs = [3, 1, 2]
xs.append(5)
xs.insert(0, 9)
print(xs, len(xs), xs[0], xs[-1], 5 in xs, 7 in xs)
xs[1] = 30
del xs[0]
print(xs, xs.pop(), xs.pop(0), xs)
xs.extend([7, 8])
xs += [9]
print(xs, xs.index(8), xs.count(7), xs + [1], xs * 2)
xs.remove(7)
xs.reverse()
print(xs, sum(xs), max(xs), min(xs))
xs.clear()
print(xs, not xs)
