config = {
    "name": "demo",
    "version": 3,
    "ratio": 0.25,
    "debug": False,
    "paths": ["/a", "/b"],
    "limits": {"cpu": 2, "mem": 1.5, "gpu": None},
    "handlers": [("start", 1), ("stop", 2)],
}

row = ["id-7", 42, 3.5, None, True, ["x", 1]]


def describe(value, indent=0):
    pad = "  " * indent
    if value is None:
        return pad + "nothing"
    if isinstance(value, bool):
        return pad + ("yes" if value else "no")
    if isinstance(value, (int, float)):
        return pad + f"number {value:g}"
    if isinstance(value, str):
        return pad + f"text {value!r}"
    if isinstance(value, dict):
        lines = [pad + "map:"]
        for k, v in value.items():
            lines.append(f"{pad}  {k} ->")
            lines.append(describe(v, indent + 2))
        return "\n".join(lines)
    if isinstance(value, tuple):
        return pad + "pair " + "/".join(str(x) for x in value)
    return pad + "list of " + str(len(value)) + "\n" + "\n".join(describe(v, indent + 1) for v in value)


print(describe(config))
print(describe(row))
config["version"] += 1
config["limits"]["gpu"] = 1
config["paths"].append("/c")
config["extra"] = row
for key in sorted(config):
    value = config[key]
    print(f"{key:10} {type(value).__name__:6} {value}")
print(config.get("missing"), config.get("name", "?"), config["version"] * 2, config["ratio"] + 1)
row[1] += 8
row.append({"k": row[0]})
print(row, row[0].upper(), row[1] / 2, row[-1]["k"], len(row), row.index(3.5), 42 in row, None in row)
numbers = [x for x in row if isinstance(x, (int, float)) and not isinstance(x, bool)]
print(numbers, sum(numbers), max(numbers))
texts = [x for x in row if isinstance(x, str)]
print("".join(texts))
a, b, c, *rest = row
print(a, b, c, rest)
table = [("ann", 30, 5.5), ("bob", 25, None), ("cyd", None, 6.25)]
for name, age, score in table:
    shown = "-" if age is None else age
    print(f"{name:<5}{shown:>4}{score if score is not None else 'n/a':>6}")
known = [age for _, age, _ in table if age is not None]
print(sum(known) / len(known), sorted(table, key=lambda r: (r[1] is None, r[1] or 0)))
stack = []
for token in "3 4 + 2 * 7 /".split():
    if token.isdigit():
        stack.append(int(token))
    else:
        y, x = stack.pop(), stack.pop()
        stack.append({"+": lambda: x + y, "*": lambda: x * y, "/": lambda: x / y}[token]())
print(stack)
settings = dict(width=80, title="t", on=True)
settings.update(height=24.5)
print(settings, list(settings.values()), {type(v).__name__ for v in settings.values()} == {"int", "str", "bool", "float"})
matrix = [[1, 2.5], ["a", None]]
matrix[0][0], matrix[1][1] = matrix[1][1], matrix[0][0]
print(matrix, [type(x).__name__ for r in matrix for x in r])
queue = [("add", 1), ("add", 2.5), ("msg", "hi"), ("stop",)]
acc = 0
for cmd in queue:
    match cmd:
        case ("add", n):
            acc += n
        case ("msg", text):
            print(text, acc)
        case ("stop",):
            break
print(acc, [len(c) for c in queue])
def first(xs, default=None):
    return xs[0] if xs else default
print(first([]), first([1, "a"]), first("xyz"), first((), 0))
print({1: "a", "b": 2, (1, 2): 3.0, None: True}[(1, 2)], {1: "a", "b": 2}.get("zz"), [1, "1", 1.0].count(1), "1" in [1, 2, "1"])
print(sorted([3, 1.5, True, 2]), min([2, 1.5]), [1, 2] == [1.0, 2.0], (1, "a") < (1, "b"), [None, 0, "", [], {}, 0.0].count(0))
