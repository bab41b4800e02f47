def permutations(items):
    result = []

    def go(prefix, rest):
        if not rest:
            result.append(prefix)
            return
        for i in range(len(rest)):
            go(prefix + [rest[i]], rest[:i] + rest[i + 1:])

    go([], items)
    return result


def outer():
    x = 1

    def mid():
        def inner():
            nonlocal x
            x += 10
            return x
        return inner() + inner()

    return mid(), x


print(permutations([1, 2, 3]), outer())
