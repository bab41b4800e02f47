def total(*numbers):
    s = 0
    for n in numbers:
        s += n
    return s


def show(title, *args, sep=", ", **options):
    print(title, sep.join(str(a) for a in args), options, len(options))


print(total(), total(1, 2, 3), total(*[4, 5], *(6,)))
show("t")
show("t", 1, 2, sep="-", color="red", size=3)
show(*["u", 9], **{"sep": "/", "x": 1})


def wrap(*args, **kwargs):
    return show(*args, **kwargs)


wrap("w", 1, k=2)
