counter = 0
names = []


def bump(by=1):
    global counter
    counter += by
    names.append(f"c{counter}")


def show():
    print(counter, names)


bump()
bump(5)
show()
counter = 100
bump()
show()


def make():
    global created
    created = "later"


make()
print(created)
