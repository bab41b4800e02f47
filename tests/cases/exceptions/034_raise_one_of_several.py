class E(Exception):
    def __init__(self, m="dflt"):
        super().__init__(m)

def go(n):
    if n == 0:
        raise ValueError
    if n == 1:
        raise (KeyError if n else IndexError("x"))
    if n == 2:
        raise (E if n > 1 else E("q"))
    if n == 3:
        raise {3: E("three"), 4: ValueError("v")}[n]
    if n == 4:
        raise [ValueError, E, KeyError][n % 3]
    if n == 5:
        raise "text"
    if n == 6:
        raise 5 if n else ValueError("x")
    if n == 7:
        x = None if n == 7 else E("a")
        raise x
    if n == 8:
        raise KeyboardInterrupt if n > 9 else TimeoutError("late")
for i in range(9):
    try:
        go(i)
    except BaseException as e:
        print(i, type(e).__name__, e, e.args)
