items = [1, "two", 3.0, None, [4, 5], ("six",), True]
for item in items:
    if isinstance(item, bool):
        print("bool", item)
    elif isinstance(item, int):
        print("int", item + 1)
    elif isinstance(item, str):
        print("str", item.upper())
    elif isinstance(item, float):
        print("float", item / 2)
    elif item is None:
        print("none")
    else:
        print("container", len(item), item)
print(items)
