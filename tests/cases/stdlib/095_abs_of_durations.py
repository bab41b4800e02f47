import datetime as dt
print(abs(dt.timedelta(days=-1)))
d = dt.timedelta(seconds=-5)
print(abs(d) == -d)
def f(x):
    return abs(x)
print(f(-3), f(dt.timedelta(hours=-2)))
print([abs(x) for x in (-1.5, 2)])
print(sorted([dt.timedelta(1), dt.timedelta(-3)], key=abs))
