def fails():
    return {}["missing"]


def run():
    try:
        raise ValueError("first")
    except ValueError:
        fails()


try:
    run()
except KeyError as e:
    print(repr(e), repr(e.__context__), e.__cause__, e.__suppress_context__)


def raises():
    raise TypeError("typed")


try:
    try:
        1 / 0
    except ZeroDivisionError:
        raises()
except TypeError as e:
    print(repr(e.__context__))


def nested():
    try:
        [][0]
    except IndexError:
        try:
            int("x")
        except ValueError as inner:
            print("inner context", repr(inner.__context__))
            raise


try:
    nested()
except ValueError as e:
    print(repr(e.__context__))

try:
    try:
        raise KeyError("k")
    finally:
        int("zz")
except ValueError as e:
    print(repr(e.__context__))


class M:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        raise RuntimeError("in exit")


try:
    with M():
        raise KeyError("body")
except RuntimeError as e:
    print(repr(e.__context__))


def gen():
    try:
        yield 1
    except ValueError:
        {}["g"]


g = gen()
next(g)
try:
    g.throw(ValueError("thrown"))
except KeyError as e:
    print(repr(e.__context__))


def later():
    try:
        int("q")
    except ValueError:
        pass
    return {}["after"]


try:
    later()
except KeyError as e:
    print(repr(e.__context__))
