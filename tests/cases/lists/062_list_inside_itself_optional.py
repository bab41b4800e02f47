# Lists of lists of any depth, filled one by one.
def nested(levels):
    current = []
    for n in range(levels):
        new = [None] * n
        for index in range(n):
            new[index] = current
        current = new
    return current


def chain(n):
    found = None
    for _ in range(n):
        found = [found]
    return found


print(nested(5))
print(chain(4))
