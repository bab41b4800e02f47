def area(w, h=1):
    return w * h

def show(*xs, sep="-"):
    return sep.join(str(x) for x in xs)

class P:
    def __init__(self, x, y=0, z=0):
        self.t = (x, y, z)
    def move(self, dx, dy=0):
        return (self.t[0] + dx, self.t[1] + dy)

for dims in [(2,), (3, 4), (1, 2, 3)]:
    try:
        print(area(*dims))
    except TypeError as e:
        print("TypeError", e)
    print(show(*dims), show("a", *dims, sep="+"))
    print(P(*dims).t)
    try:
        print(P(1).move(*dims))
    except TypeError as e:
        print(e)
calls = [(area, (2, 3)), (area, (5,)), (max, (1, 7, 3))]
for f, args in calls:
    print(f(*args))
