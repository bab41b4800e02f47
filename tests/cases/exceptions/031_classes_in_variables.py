def attempt(f, on=(ValueError,)):
    try:
        return f()
    except on as e:
        return f"{type(e).__name__}: {e}"


def fail(kind):
    def run():
        raise kind("x")

    return run


def retry(times, on=ValueError):
    def decorate(f):
        def wrapper():
            for n in range(times):
                try:
                    return f()
                except on as e:
                    print("try", n, e)
            return "gave up"

        return wrapper

    return decorate


@retry(2)
def one():
    raise ValueError("one")


@retry(1, on=(KeyError, IndexError))
def two():
    return [][3]


print(attempt(fail(ValueError)), attempt(fail(KeyError), (KeyError, IndexError)), attempt(fail(OSError), OSError))
print(one(), two())
try:
    attempt(fail(TypeError))
except TypeError as e:
    print("passed", e)
