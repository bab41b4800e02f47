"""A `finally` that is written on several ways has variables of its own on each."""

log = []


def early(s):
    n = 1
    try:
        n = int(s)
        return n
    finally:
        n = 3
        log.append(n)


def rounds(s):
    for i in range(3):
        try:
            v = int(s)
            if i == 1:
                return v
            if i == 0:
                continue
        finally:
            k = i * 2
            k += 1
            log.append(k)
    return k


def nested(s):
    try:
        if s == "r":
            return "early"
        return int(s)
    finally:
        try:
            half = 10 // len(log)
        except ZeroDivisionError as problem:
            text = str(problem)
            log.append(text)
        else:
            log.append(half)
        for item in ["a", "b"]:
            last = item
            with open("/dev/null") as handle:
                size = len(handle.read())
            log.append((last, size))
        match s:
            case [first, *_]:
                log.append(first)
            case other:
                log.append(other)
        squares = [j * j for j in range(2)]
        find = lambda q: q + len(squares)
        log.append(find(1))


print(early("4"), log)
try:
    early("x")
except ValueError as error:
    print(error, log)
print(rounds("3"), log)
log.clear()
print(nested("r"), nested("5"), log)
try:
    nested("x")
except ValueError as error:
    print(error, log[-2:])
