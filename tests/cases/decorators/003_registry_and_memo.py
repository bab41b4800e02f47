handlers = {}


def command(name):
    def register(f):
        handlers[name] = f
        return f
    return register


@command("add")
def do_add(args):
    return sum(int(a) for a in args)


@command("join")
def do_join(args):
    return "".join(args)


def memoize(f):
    cache = {}

    def inner(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]

    inner.cache = cache
    return inner


@memoize
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


for line in ["add 1 2 3", "join a b", "nope"]:
    name, *args = line.split()
    if name in handlers:
        print(name, handlers[name](args))
    else:
        print("unknown", name)
print(fib(80), len(fib.cache))
