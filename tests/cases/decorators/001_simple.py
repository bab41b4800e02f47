def shout(f):
    def wrapper(*args, **kwargs):
        result = f(*args, **kwargs)
        return result.upper() + "!"
    return wrapper


@shout
def hello(name, end="."):
    return "hello " + name + end


print(hello("bob"), hello("al", end="?"))
calls = []


def trace(f):
    def inner(n):
        calls.append((f.__name__, n))
        return f(n)
    return inner


@trace
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


print(fact(4), calls)
