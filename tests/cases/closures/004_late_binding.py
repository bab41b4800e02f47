fs = [lambda: i for i in range(3)]
print([f() for f in fs])
gs = []
def outer():
    fs = []
    for k in range(3):
        v = k * 10
        fs.append(lambda: (k, v))
    print([f() for f in fs])
    hs = [lambda x, k=k: x + k for k in range(3)]
    print([h(1) for h in hs])
    js = [lambda: z for z in "ab"]
    print([j() for j in js])
    while len(gs) < 2:
        n = len(gs)
        def show():
            return n
        gs.append(show)
    print([g() for g in gs])
outer()
n = 1
def late():
    m = 1
    g = (x * m for x in [1, 2, 3])
    m = 10
    print(list(g))
late()
g = (x * n for x in [1, 2, 3])
n = 5
print(list(g))
