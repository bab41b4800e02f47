"""An attribute that some exceptions have themselves, and others by their class."""


class Error(Exception):
    def __init__(self, items, code):
        super().__init__(items, code)
        self.items = items
        self.code = code


class Fixed(Error):
    code = 5

    def __init__(self, n):
        Exception.__init__(self, n)
        self.items = [n]


for e in (Fixed(1), Error([], 2)):
    try:
        raise e
    except Error as x:
        print(x.code)


class AppError(Exception):
    status = 500
    hint = "none"

    def __init__(self, msg, status=None):
        super().__init__(msg)
        if status is not None:
            self.status = status


class NotFound(AppError):
    status = 404


class Teapot(AppError):
    hint = "tea"


class Deep(NotFound):
    pass


for e in (AppError("a"), AppError("b", 501), NotFound("c"), NotFound("d", 410), Teapot("e"), Deep("f"), Deep("g", 1)):
    try:
        raise e
    except AppError as x:
        print(type(x).__name__, x.status, x.hint, x)
AppError.hint = "changed"
print(NotFound("z").hint, Teapot("z").hint, NotFound.status, Deep.status)
found = NotFound("q")
found.status += 1
print(found.status, NotFound.status)
