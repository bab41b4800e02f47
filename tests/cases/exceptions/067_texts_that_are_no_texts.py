class E(Exception):
    def __init__(self, message, **context):
        super().__init__(message)
        self.context = context

    def __str__(self):
        return self.args[0]


class F(E):
    pass


class N:
    def __init__(self, x):
        self.x = x

    def __str__(self):
        return self.x


for x in ["text", 5, None]:
    try:
        raise F(x, a=1) if x else E(x)
    except E as e:
        try:
            print(str(e), e)
        except TypeError as t:
            print(t)
    try:
        print(N(x), f"{N(x)}")
    except TypeError as t:
        print(t)


def f():
    """Doc."""


f.tag = 1
print(hasattr(f, "__name__"), hasattr(f, "tag"), hasattr(f, "nope"), hasattr(print, "__name__"), hasattr(lambda: 0, "__doc__"), hasattr(N(1).__str__, "__name__"), hasattr(f, "__wrapped__"))
raise F("last")
