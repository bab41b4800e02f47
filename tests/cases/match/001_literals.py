def http(status):
    match status:
        case 200:
            return "ok"
        case 301 | 302:
            return "moved"
        case 404:
            return "not found"
        case n if n >= 500:
            return f"server {n}"
        case _:
            return "?"


for s in [200, 302, 404, 503, 7]:
    print(s, http(s))
match "quit":
    case "go":
        print("go")
    case "quit" | "exit":
        print("leaving")
match None:
    case None:
        print("none")
