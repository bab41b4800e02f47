t = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17)
print(t, len(t), t[16], t[2:4], t == t, t < (1, 3))
u = (1, "a", 2.5, None, 1, "a", 2.5, None, 1, "a", 2.5, None, 1, "a", 2.5, None, 7)
print(u, u[1], u[3] is None)
for x in u:
    print(x, end=" ")
print()
a, b, *c = u
print(a, b, c)
def many(*args):
    return args, len(args)
print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, "x"))
def give():
    return 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, "s"
*_, last = give()
print(last, {give(): 1}, hash(give()) == hash(give()))
a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q = give()
print(a, q)
