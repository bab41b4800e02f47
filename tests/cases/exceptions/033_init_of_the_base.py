class AppError(Exception):
    def __init__(self, code, msg):
        Exception.__init__(self, f"{code}: {msg}")
        self.code = code

class Sub(AppError):
    def __init__(self):
        AppError.__init__(self, 7, "sub")

class Plain(Exception):
    pass

class Third(Plain):
    def __init__(self, *what):
        Plain.__init__(self, *what)
        self.what = what

class Base:
    def __init__(self):
        object.__init__(self)
        self.x = 1

for make in (lambda: AppError(3, "three"), Sub, lambda: Third("a", 2)):
    try:
        raise make()
    except AppError as e:
        print(type(e).__name__, e, e.args, e.code)
    except Plain as e:
        print(repr(e), e.what)
print(Base().x)

def rest(x):
    match x:
        case [first, *others]:
            return others
        case str():
            return x
    return None
print(rest([1, 2, 3]), rest((1, "a")), rest("s"), rest([]), rest(("q",)))
for t in [(1,), (1, 2), (1, 2, 3)]:
    print(len(t), end=" ")
pairs = [(1, "a"), ("b",), (2.5, None, "c")]
print([len(p) for p in pairs], max(pairs, key=len), sorted(pairs, key=len))
