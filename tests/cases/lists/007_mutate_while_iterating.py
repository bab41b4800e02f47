xs = [1, 2, 3, 4, 5, 6]
for x in xs:
    if x % 2 == 0:
        xs.remove(x)
print(xs)
ys = [1, 2, 3]
for y in ys:
    if len(ys) < 8:
        ys.append(y * 10)
print(ys)
for i in range(len(ys) - 1, -1, -1):
    if ys[i] > 10:
        del ys[i]
print(ys)
