class Oops(Exception):
    def __init__(self, code):
        super().__init__(f"oops {code}")
        self.code = code


def work(n, log):
    x = "start"
    for i in range(3):
        try:
            x = int("7" * (i + 1))
            if n == 1:
                raise Oops(i)
        except Oops as e:
            print("oops", e.code)
            return type(e).__name__
        except LookupError as e:
            raise RuntimeError("again") from e
        finally:
            log.append(("end", i))
    return x


print(work(0, []), work(1, []))


def shared(n):
    e = None
    try:
        if n:
            raise Oops(n)
        raise SystemExit(5)
    except (Oops, SystemExit) as err:
        e = err
    return e.code


print(shared(0), shared(3))
