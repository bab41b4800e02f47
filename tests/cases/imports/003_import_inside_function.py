def area(r):
    import math
    return round(math.pi * r * r, 3)


def pick():
    from collections import Counter
    return Counter("hello").most_common(1)


print(area(2), pick())
try:
    import json as j
except ImportError:
    j = None
print(j.dumps([1]))
