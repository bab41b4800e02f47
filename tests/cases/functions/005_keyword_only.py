def area(w, h=1, *, scale=1):
    return w * h * scale


def pos(a, b, /, c):
    return (a, b, c)


print(area(2), area(2, 3), area(2, 3, scale=10), area(h=4, w=5), pos(1, 2, c=3))
