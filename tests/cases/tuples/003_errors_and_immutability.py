t = (1, [2, 3])
t[1].append(4)
print(t)
try:
    t[2]
except IndexError as e:
    print(e)
try:
    a, b, c = t
except ValueError as e:
    print(e)
try:
    (a,) = t
except ValueError as e:
    print(e)
