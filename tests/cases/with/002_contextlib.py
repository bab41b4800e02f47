from contextlib import contextmanager, suppress


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    finally:
        print(f"</{name}>")


with tag("p") as t:
    print(t)
with suppress(KeyError):
    {}["x"]
    print("no")
try:
    with tag("q"):
        raise ValueError("inside")
except ValueError as e:
    print(e)
