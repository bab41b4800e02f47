def fail():
    raise ExceptionGroup("many", [ValueError("v"), TypeError("t"), ExceptionGroup("inner", [KeyError("k"), ValueError("w")])])


try:
    fail()
except* ValueError as eg:
    print("values", eg.message, [repr(e) for e in eg.exceptions], eg)
except* (TypeError, KeyError) as eg:
    print("others", [type(e).__name__ for e in eg.exceptions])

try:
    fail()
except ExceptionGroup as g:
    print(g, repr(g), len(g.exceptions), g.args[0])
    match, rest = g.split(ValueError)
    print(match, rest)
    print(repr(match), repr(rest))
    print(g.subgroup(KeyError), g.subgroup(OSError))
    print(g.subgroup(lambda e: isinstance(e, TypeError)))
    print(repr(g.derive([OSError("o")])))

try:
    try:
        fail()
    except* OSError:
        print("never")
except ExceptionGroup as g:
    print("through", g)

try:
    raise ValueError("plain")
except* ValueError as eg:
    print(type(eg).__name__, eg.exceptions)

try:
    try:
        fail()
    except* ValueError:
        raise RuntimeError("new")
except ExceptionGroup as g:
    print(repr(g))

e = ValueError("noted")
e.add_note("one")
e.add_note("two")
print(e.__notes__)
try:
    ExceptionGroup("empty", [])
except ValueError as x:
    print(x)
try:
    ExceptionGroup("bad", [1])
except ValueError as x:
    print(x)
try:
    ExceptionGroup("base", [KeyboardInterrupt()])
except TypeError as x:
    print(x)
print(repr(BaseExceptionGroup("b", [ValueError(1)])), repr(BaseExceptionGroup("b", [KeyboardInterrupt()])))
print(isinstance(ExceptionGroup("a", [ValueError()]), Exception))
try:
    pass
except* ValueError:
    print("no")
else:
    print("else")
finally:
    print("finally")
