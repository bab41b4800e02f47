def f(*args):
    return args
print((), f(), f(1), () == (), bool(()), list(()), tuple())
def g(x):
    return (1, 2) if x else ()
print(g(0), g(1))
e = ()
print(e + (1,), len(e), sorted(e), e < (1,) if False else 0)
for a in e:
    print(a)
print(set(), dict(), list(), tuple(), frozenset(), "%s" % ((),))
