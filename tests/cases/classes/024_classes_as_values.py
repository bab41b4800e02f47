import re


class AppError(Exception):
    pass


class Deep(AppError):
    pass


RETRY = (ValueError, KeyError)
FATAL = RETRY + (AppError,)
BY_NAME = {"int": int, "str": str, "num": (int, float), "app": AppError}


def run(fn, errors=RETRY):
    try:
        return fn()
    except errors as e:
        return f"caught {type(e).__name__}"


def guard(*classes):
    def call(fn):
        try:
            return fn()
        except classes as e:
            return f"guarded {type(e).__name__} {e}"
    return call


def bad(kind):
    def inner():
        raise kind("x")
    return inner


print(run(bad(ValueError)), run(bad(KeyError)), run(bad(Deep), AppError), run(lambda: 5))
try:
    run(bad(TypeError))
except TypeError as e:
    print("passed", e)
print(run(bad(Deep), FATAL), guard(Deep, OSError)(bad(Deep)), guard(ArithmeticError)(lambda: 1 // 0))
try:
    re.compile("(")
except (TypeError, re.error) as e:
    print(type(e).__name__)


def check(value, name):
    return isinstance(value, BY_NAME[name])


print(check(1, "int"), check("a", "int"), check(1.5, "num"), check(Deep(), "app"), check("s", "str"))
types = [int, str, list]
print([t.__name__ for t in types if isinstance([1], t)])
for cls in (Deep, AppError, ValueError):
    print(cls.__name__, issubclass(cls, AppError), issubclass(cls, RETRY), issubclass(cls, Exception))


class Shape:
    pass


class Sq(Shape):
    pass


class Ci(Shape):
    pass


kinds = {"sq": Sq, "ci": Ci}
objs = [k() for k in kinds.values()]
for key, kind in kinds.items():
    print(key, [isinstance(o, kind) for o in objs], issubclass(kind, Shape), kind is Sq, kind.__name__)
wanted = (Sq,)
print([isinstance(o, wanted) for o in objs], isinstance(3, (int, Sq)), isinstance(None, type(None)))
