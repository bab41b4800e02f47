"""Lists that only one variable knows, in every use that such a list has."""


class Cell:
    """Compares by a value, and tells when it is asked."""

    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


def every_method(n):
    xs = []
    for i in range(n):
        xs.append(i * i % 7)
    xs.insert(1, 50)
    xs.insert(-100, 60)
    xs.insert(100, 70)
    xs.extend([3, 1])
    xs.extend(range(2))
    xs += [8]
    print(len(xs), xs[0], xs[-1], 50 in xs, 51 in xs, xs.index(50), xs.count(1))
    xs[2] = -5
    xs[-2] += 9
    del xs[0]
    xs.remove(3)
    print(xs.pop(), xs.pop(0), xs.pop(-2))
    xs.reverse()
    xs.sort()
    xs.sort(key=lambda v: -v)
    total = 0
    for x in xs:
        total = total * 3 + x
    print(total, xs[1:3], xs[::-1], xs.copy())
    for action in ("pop", "get", "set", "del", "remove", "index"):
        try:
            if action == "pop":
                xs.pop(99)
            elif action == "get":
                print(xs[len(xs)])
            elif action == "set":
                xs[-len(xs) - 1] = 0
            elif action == "del":
                del xs[99]
            elif action == "remove":
                xs.remove(1000)
            else:
                xs.index(1000)
        except (IndexError, ValueError) as e:
            print(action, type(e).__name__, e)
    xs.clear()
    if not xs:
        print("empty")
    try:
        xs.pop()
    except IndexError as e:
        print(e)
    return xs


def stack_machine(text):
    stack = []
    for word in text.split():
        if word == "+":
            stack.append(stack.pop() + stack.pop())
        elif word == "-":
            stack.append(-stack.pop() + stack.pop())
        elif word == "dup":
            stack.append(stack[-1])
        elif word == "swap":
            stack[-1], stack[-2] = stack[-2], stack[-1]
        elif word == "set":
            stack[stack.pop()] = stack.pop()
        elif word == "at":
            stack.insert(stack.pop(), stack.pop())
        else:
            stack.append(int(word))
    return stack


def objects():
    cells = [Cell(3), Cell(1), Cell(2)]
    one = cells[1]
    print(one in cells, cells.index(Cell(2)), cells.count(one))
    cells.sort()
    cells.remove(Cell(2))
    for cell in cells:
        cell.n += 10
    print([c.n for c in cells], one.n, cells[0] is one)


def sieve(n):
    flags = [True] * (n + 1)
    flags[0] = flags[1] = False
    for i in range(2, n + 1):
        if flags[i]:
            for j in range(i * i, n + 1, i):
                flags[j] = False
    return [i for i in range(n + 1) if flags[i]]


def grid(w, h):
    rows = []
    for y in range(h):
        row = [0] * w
        row[y % w] = y
        rows.append(row)
    rows[0][1] = 9
    first = rows[0]
    first.append(5)
    return rows


def again(n):
    out = []
    batch = []
    for i in range(n):
        batch.append(i)
        if len(batch) == 3:
            out.append(batch)
            batch = []
    if batch:
        out.append(batch)
    return out


def in_order(words):
    longest = []
    for word in words:
        if not longest or len(word) > len(longest[0]):
            longest = [word]
        elif len(word) == len(longest[0]):
            longest.append(word)
    longest.sort()
    return ",".join(longest)


def numbered(n):
    seen = []
    while True:
        seen.append(n)
        if n in (1, 0):
            break
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield len(seen)
    for value in seen:
        yield value
    seen.append(-1)
    yield seen


print(every_method(6))
print(stack_machine("1 2 + dup 10 swap - 4 5 6 2 0 set 7 1 at"))
for bad in ("+", "1 +", "x", "1 5 set"):
    try:
        print(stack_machine(bad))
    except (IndexError, ValueError) as e:
        print(type(e).__name__, e)
objects()
print(sieve(50), grid(3, 4), again(8), in_order(["a", "bb", "cc", "d", "aa"]))
print(list(numbered(6)))
for a, b in [(1, "x"), (2, "y")]:
    print(a, b)
for flag in [True, False]:
    print(flag)
