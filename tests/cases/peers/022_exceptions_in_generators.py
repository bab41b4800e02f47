def numbers(log):
    try:
        for i in range(5):
            if i == 3:
                raise ValueError(f"at {i}")
            try:
                yield i
            except KeyError as error:
                log.append(f"caught {error}")
                yield -1
            finally:
                log.append(f"after {i}")
    finally:
        log.append("closed")


log = []
try:
    for n in numbers(log):
        print(n)
except ValueError as error:
    print("error", error, log)
log = []
g = numbers(log)
print(next(g), g.throw(KeyError("k")), next(g))
g.close()
print(log, list(g))
log = []
g = numbers(log)
next(g)
try:
    g.throw(TypeError("outer"))
except TypeError as error:
    print(error, log)
try:
    next(g)
except StopIteration as stop:
    print("stopped", stop.value)


def stops():
    yield 1
    raise StopIteration("inside")


try:
    print(list(stops()))
except RuntimeError as error:
    print(error, repr(error.__cause__))


def delegates():
    try:
        result = yield from numbers([])
        print("result", result)
    except ValueError as error:
        yield f"delegated {error}"
    return "done"


print(list(delegates()))
