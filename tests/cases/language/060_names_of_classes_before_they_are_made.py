def check(x):
    try:
        return isinstance(x, Later)
    except NameError as e:
        return str(e)


print(check(1))


class Later:
    pass


print(check(1), check(Later()))


def handle():
    try:
        try:
            raise ValueError("inner")
        except Missing:
            print("caught")
    except NameError as e:
        print("NameError:", e)
    except ValueError as e:
        print("ValueError:", e)


handle()


class Missing(Exception):
    pass


handle()

import sys

if len(sys.argv) > 5:
    def helper():
        return 1

    class Only:
        pass

try:
    print(helper())
except NameError as e:
    print(e)
try:
    print(Only())
except NameError as e:
    print(e)
try:
    print(isinstance(3, Only))
except NameError as e:
    print(e)
