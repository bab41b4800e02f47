n = 15
if n % 15 == 0:
    print("fizzbuzz")
elif n % 5 == 0:
    print("buzz")
else:
    print(n)
i = 0
while True:
    i += 1
    if i == 3:
        continue
    if i > 5:
        break
    print(i)
for i in range(10, 0, -3):
    print(i, end=" ")
print()
for i in range(3):
    pass
print(i, "big" if n > 10 else "small")
