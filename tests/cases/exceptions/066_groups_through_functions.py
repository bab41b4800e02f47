def risky(n):
    try:
        if n == 0:
            raise ExceptionGroup("g", [ValueError("a"), KeyError("b")])
        if n == 1:
            raise KeyError("solo")
        if n == 2:
            raise ExceptionGroup("g2", [OSError("x")])
        return "ok"
    except* ValueError as e:
        print("V", len(e.exceptions))
    except* KeyError:
        print("K")
    else:
        print("else")
    finally:
        print("fin", n)
    return "after"


for n in range(4):
    try:
        print(risky(n))
    except ExceptionGroup as g:
        print("left", g, [type(e).__name__ for e in g.exceptions])


class Err(Exception):
    pass


def chain():
    errs = []
    for i in range(4):
        try:
            if i % 2:
                raise Err(i)
            int("x" * i)
        except (Err, ValueError) as e:
            e.add_note(f"item {i}")
            errs.append(e)
    return errs


g = ExceptionGroup("all", chain())
m, r = g.split(Err)
print(m, r, [e.__notes__ for e in g.exceptions])
print(g.subgroup(lambda e: isinstance(e, ValueError)))
while g:
    inner = ExceptionGroup("wrap", [g])
    break
print(inner.exceptions[0] is g, repr(inner))
