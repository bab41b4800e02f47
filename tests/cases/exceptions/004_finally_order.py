def f(mode):
    print("start", mode)
    try:
        if mode == 1:
            return "returned"
        if mode == 2:
            raise ValueError("v")
        print("body")
    except ValueError:
        print("handler")
        return "handled"
    finally:
        print("cleanup")
    return "end"


for m in range(3):
    print(f(m))


def override():
    try:
        return 1
    finally:
        print("f")


def loop():
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("i", i)
        finally:
            print("done", i)


print(override())
loop()
