"""The name of a caught exception has no value once its clause is left, on every way."""


def left(way):
    for _ in range(2):
        try:
            int("x")
        except ValueError as e:
            print(way, e)
            if way == "break":
                break
            if way == "continue":
                continue
        print("end of round")
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


def inner():
    seen = []
    while True:
        try:
            raise KeyError("k")
        except KeyError as e:
            for i in range(3):
                if i == 1:
                    break
                seen.append(str(e))
            seen.append(str(e))
            try:
                break
            finally:
                seen.append(str(e))
    return seen


def captured():
    for n in range(2):
        try:
            raise KeyError(n)
        except KeyError as e:
            show = lambda: str(e)
            print(show())
            if n:
                break
    try:
        print(show())
    except NameError as error:
        print(error)


print(left("break"), left("continue"), left("end"))
print(inner())
captured()
for k in range(2):
    try:
        [].pop()
    except IndexError as problem:
        print(problem)
        break
try:
    print(problem)
except NameError as error:
    print(error)
