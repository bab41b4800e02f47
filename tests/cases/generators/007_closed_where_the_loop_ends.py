log = []


def gen(name, n):
    try:
        for i in range(n):
            yield i
    finally:
        log.append(f"closed {name}")


def first_big(limit):
    for v in gen("search", 10):
        if v > limit:
            break
    log.append("after search")
    for i, v in enumerate(gen("enum", 5)):
        if i == 1:
            break
    log.append("after enum")
    for v in gen("all", 2):
        pass
    log.append("after all")
    for v in gen("returned", 5):
        if v == 1:
            return v


print(first_big(3), log)
log.clear()
g = gen("kept", 3)
for v in g:
    break
log.append("still open")
print(next(g), log)
g.close()
print(log)


def pipeline(source):
    for x in source:
        yield x * x


log.clear()
for x in pipeline(gen("inner", 6)):
    if x > 3:
        break
print(x, log)
total = 0
for a in gen("outer", 3):
    for b in gen(f"inner{a}", 3):
        if b == a:
            break
        total += b
else:
    log.append("else")
print(total, log)
