class A(Exception):
    pass


class B(Exception):
    pass


class C(B):
    pass


def f(n):
    if n == 0:
        raise A("a")
    if n == 1:
        raise B("b")
    if n == 2:
        raise C("c")
    if n == 3:
        return [][1]
    if n == 4:
        return {}["k"]
    return 1 // 0


for n in range(6):
    try:
        f(n)
    except A as e:
        print(n, "A", e)
    except (B, IndexError) as e:
        print(n, "B or IndexError", type(e).__name__, e)
    except (KeyError, ArithmeticError) as e:
        print(n, "K", type(e).__name__, e)
    else:
        print("no")
