data = [4, 8, 15, 16, 23, 42]
if (n := len(data)) > 5:
    print("long", n)
while (x := data.pop()) > 10:
    print(x)
print(data, x)
sign = lambda v: "neg" if v < 0 else "zero" if v == 0 else "pos"
print(sign(-1), sign(0), sign(1))
print((y := 5) + y, y)
