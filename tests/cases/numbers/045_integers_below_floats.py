"""A machine integer compared with a float, wherever Rust might read generic arguments."""


def main():
    n = 5
    k = [1, 2, 3]
    print(n < 5.5, n <= 5.5, n == 5.0, n > 2.5, 5.5 < n, 2.5 > n)
    for i in range(4):
        if i < 2.5:
            print("a", i < 1.5, not i < 1.5, i < 1.5 and i > 0.5)
        x = i < 2.5 or i == 3.0
        while i < 0.5:
            i += 1
        print(x, i, [j < 1.5 for j in range(3)], max(i, 1) < 1.5, len(k) < 3.5, len(k) * 2 < 6.5, -i < 0.5, abs(i) < 1.5)
        t = 1.5
        print(i < t, t < i, i < t < 3, 0 < t < i, (i < t) == True, {i < t: 1}, f"{i < t}", i + 1 < t, i / 2 < t, i // 2 < t)
        assert i < 99.5
        y = 1 if i < t else 2
        z = lambda v: v < t
        print(y, z(i), sorted([i, 2], key=lambda v: v < t))
main()
