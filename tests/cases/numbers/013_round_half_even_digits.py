for v in [0.5, 1.5, 2.5, 2.675, 1.005, -0.5, 1e20, 123.456]:
    print(round(v), round(v, 1), round(v, 2), round(v, -1))
print(round(12345, -2), round(15, -1), round(25, -1), round(7))
