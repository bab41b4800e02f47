xs = []
for i in range(3):
    xs.append(i * 0.5)
print(sum(xs), sum([]), sum([1, 2]), sum([True, False]))
ys = []
ys.append(1)
ys.append(2.5)
print(sum(ys))
none = [x for x in xs if x > 10]
print(sum(none), sum(none, 0.0), sum(none) / 2)
total = sum(x * 2 for x in xs)
total += 1.5
print(total, f"{sum(none):.2f}", round(sum(xs), 1))
