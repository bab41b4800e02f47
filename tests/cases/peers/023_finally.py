def swallows():
    try:
        raise ValueError("lost")
    finally:
        return "finally wins"


def overrides():
    try:
        return "try"
    finally:
        print("cleanup")


def both():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("finally", i)
    else:
        return "else"
    return "broke"


def breaks():
    while True:
        try:
            1 / 0
        finally:
            break
    return "after"


def nested():
    try:
        try:
            raise KeyError("first")
        finally:
            raise TypeError("second")
    except TypeError as error:
        return repr(error)


def value_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def changed(log=[]):
    try:
        return log
    finally:
        log.append("late")


def in_handler():
    try:
        raise ValueError("a")
    except ValueError:
        try:
            raise KeyError("b")
        finally:
            print("inner finally")
    finally:
        print("outer finally")


print(swallows(), overrides(), both(), breaks(), nested(), value_kept(), changed())
try:
    in_handler()
except KeyError as error:
    print(repr(error))
