log = []


def risky(n):
    try:
        if n == 1:
            raise ValueError("one")
        if n == 2:
            raise IndexError("two")
        return "ok"
    except ValueError:
        log.append("saw value error")
        raise
    finally:
        log.append(f"fin {n}")


for i in range(3):
    try:
        try:
            print(risky(i))
        except IndexError as e:
            print("inner", e)
            raise RuntimeError("wrapped") from e
    except (ValueError, RuntimeError) as e:
        print("outer", type(e).__name__, e)
print(log)
