xs = [0, True, 1.5]
xs.pop()
print(sum(xs))
for i in range(3):
    ys = [i, not i, 2.5 if i > 1 else i]
    print(sum(ys), max(ys), sum(ys) / 2)
print(sum(x for x in xs), sum({1: True, 2: 3, 3: 0.5}.values()))
