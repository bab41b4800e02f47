def run(cmd):
    match cmd.split():
        case []:
            return "empty"
        case ["go", ("north" | "south") as d]:
            return "walk " + d
        case ["go", other]:
            return "cannot go " + other
        case ["take", item, *rest]:
            return f"take {item} and {rest}"
        case [a, _, b]:
            return a + b
        case [*all]:
            return len(all)


for c in ["", "go north", "go up", "take a b c", "take x", "x y z", "1 2 3 4"]:
    print(run(c))
match (1, (2, 3)):
    case (a, (b, c)) if a + b == c:
        print(a, b, c)
