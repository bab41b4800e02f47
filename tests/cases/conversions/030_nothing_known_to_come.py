"""None where a test that is known leaves nothing else."""


def f(v):
    print(v if isinstance(v, int) else None, 1)
    print([v if isinstance(v, int) else None])
    x = v if isinstance(v, int) else None
    print(x, "y", v if isinstance(v, str) else None)
    print(v if isinstance(v, int) else None)
    print(f"{v if isinstance(v, int) else None}", str(v if isinstance(v, int) else None))
    return (v if isinstance(v, int) else None) is None
print(f(1), f("s"))
try:
    raise ValueError(1 if False else None, 2)
except ValueError as error:
    print(error)
