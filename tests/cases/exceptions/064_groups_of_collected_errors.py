class AppError(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code


def collect(jobs):
    errors = []
    for job in jobs:
        try:
            job()
        except Exception as e:
            errors.append(e)
    if errors:
        raise ExceptionGroup("jobs", errors)
    return "fine"


def bad(code):
    def job():
        raise AppError(code)
    return job


def worse():
    return {}["key"]


try:
    collect([bad(1), worse, bad(2), lambda: None])
except* AppError as group:
    for e in group.exceptions:
        if isinstance(e, AppError):
            print("app", e.code)
    print(sum(e.code for e in group.exceptions if isinstance(e, AppError)))
except* LookupError as group:
    print("lookup", [str(e) for e in group.exceptions])

print(collect([]))


def nested(n):
    try:
        try:
            raise ExceptionGroup("outer", [ExceptionGroup("in", [ValueError(n), TypeError(n)]), OSError(n)])
        except* ValueError as g:
            print("values", g.exceptions[0].exceptions)
    except ExceptionGroup as rest:
        print("rest", rest.message, len(rest.exceptions), repr(rest))
        return n
    finally:
        print("done")


print(nested(3))


def leaves(exc):
    if isinstance(exc, ExceptionGroup):
        for e in exc.exceptions:
            yield from leaves(e)
    else:
        yield exc


g = ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [KeyError("k"), AppError(7)])])
print([type(e).__name__ for e in leaves(g)])
matched, others = g.split((KeyError, ValueError))
print(matched is not None and matched.exceptions, others)
print(isinstance(g, Exception), issubclass(ExceptionGroup, BaseExceptionGroup))
try:
    raise g from ValueError("cause")
except ExceptionGroup as e:
    print(repr(e.__cause__), e is g)
for e in [ValueError("one"), g]:
    try:
        raise e
    except Exception as caught:
        if isinstance(caught, ExceptionGroup):
            print("group of", len(caught.exceptions))
        else:
            print("single", caught)
