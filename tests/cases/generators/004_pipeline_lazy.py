def source():
    for i in range(5):
        print("make", i)
        yield i


def square(xs):
    for x in xs:
        print("square", x)
        yield x * x


for v in square(source()):
    print("use", v)
    if v >= 4:
        break


def read(lines):
    for line in lines:
        line = line.strip()
        if line:
            yield line


print(list(read([" a ", "", "b\n"])), dict((w, len(w)) for w in read(["xx"])))
