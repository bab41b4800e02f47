import marks

print(marks.double(4), marks.double.__doc__)


def local():
    return 1


print(local())
del local
