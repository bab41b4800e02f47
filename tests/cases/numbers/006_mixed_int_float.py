total = 0
for value in [1, 2.5, 3, 4.25]:
    total += value
    print(total)
print(sum([1, 2, 3]), sum([0.5, 1.5]), sum([1, 2.0]))
print(max(1, 2.5), min(3, 1.5, 2), 7 // 2.0, 7 % 2.5)
average = sum([90, 85, 77]) / 3
print(average, int(average), round(average), round(average, 1))
