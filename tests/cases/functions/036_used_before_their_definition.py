def early():
    try:
        late()
    except NameError as e:
        print(type(e).__name__, e)


def use_class():
    try:
        print(Later().x)
    except NameError as e:
        print(type(e).__name__, e)


early()
use_class()


def late():
    print("late")


class Later:
    x = 3


early()
use_class()


def local(flag):
    try:
        inner()
    except UnboundLocalError as e:
        print(type(e).__name__, e)
    if flag:
        def inner():
            print("inner")
    try:
        inner()
    except UnboundLocalError as e:
        print(type(e).__name__, e)


local(True)
local(False)


def closure():
    def first():
        return second()
    try:
        first()
    except NameError as e:
        print(type(e).__name__, e)
    def second():
        return "second"
    return first()


print(closure())


def local_class(flag):
    if flag:
        class C:
            name = "C"
    try:
        print(C.name)
    except UnboundLocalError as e:
        print(e)

local_class(True)
local_class(False)
try:
    fn = after
except NameError as e:
    print(e)
def after():
    return 1
print(after())
