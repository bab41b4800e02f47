value = [1, 2]
other = 5


def show():
    return value


def drop():
    global other
    print(other)
    del other


print(show())
del value
try:
    print(show())
except NameError as error:
    print(error)
drop()
try:
    drop()
except NameError as error:
    print(error)
value = "again"
print(show())
