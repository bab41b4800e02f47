def get(n):
    return list(range(n))


for n in [1, 2, 3]:
    try:
        a, b = get(n)
        print(a, b)
    except ValueError as e:
        print(e)
try:
    a, *b, c = get(1)
except ValueError as e:
    print(e)
try:
    a, b = 5
except TypeError as e:
    print(e)
