def logger(prefix):
    lines = []

    def log(message):
        lines.append(prefix + message)
        return len(lines)

    log("start")
    return log, lines


log, lines = logger("> ")
print(log("one"), log("two"), lines)
adders = []
for i in range(3):
    adders.append(lambda x, i=i: x + i)
print([a(10) for a in adders])


def late():
    return value * 2


value = 21
print(late())
