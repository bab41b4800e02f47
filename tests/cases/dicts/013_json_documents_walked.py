import json

DOC = """
{"shop": "Corner", "open": true, "rating": 4.5, "owner": null,
 "items": [
   {"id": 1, "name": "apple", "price": 0.5, "tags": ["fruit", "red"], "stock": {"a": 3, "b": 0}},
   {"id": 2, "name": "pear", "price": 0.75, "tags": [], "stock": {"a": 10}},
   {"id": 3, "name": "knife", "price": 12, "tags": ["tool"], "stock": null}
 ],
 "nested": {"deep": {"deeper": [1, [2, [3, null]], {"x": "y"}]}}}
"""
data = json.loads(DOC)
print(data["shop"], data["open"], data["rating"], data["owner"], len(data["items"]))
print(data["nested"]["deep"]["deeper"][1][1][0], data["nested"]["deep"]["deeper"][2]["x"])
total = 0
for item in data["items"]:
    stock = item["stock"] or {}
    count = sum(stock.values())
    total += count * item["price"]
    print(f'{item["id"]:>3} {item["name"]:<8} {item["price"]:6.2f} {count:3} {", ".join(item["tags"]) or "-"}')
print(total)
data["items"].append({"id": 4, "name": "new", "price": 1, "tags": ["x"], "stock": {}})
data["items"][0]["price"] *= 2
data["owner"] = {"name": "Ann", "age": 41}
del data["open"]
print(sorted(data), data["owner"]["name"].upper(), data["owner"]["age"] + 1)


def walk(value, path="$"):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from walk(inner, f"{path}[{i}]")
    else:
        yield path, value


for path, value in walk(data):
    print(path, repr(value))


def get(doc, path, default=None):
    for part in path.split("."):
        if isinstance(doc, list):
            index = int(part)
            if index >= len(doc):
                return default
            doc = doc[index]
        elif isinstance(doc, dict):
            if part not in doc:
                return default
            doc = doc[part]
        else:
            return default
    return doc


print(get(data, "items.1.name"), get(data, "items.9.name"), get(data, "owner.age"), get(data, "shop.x", "none"))
print(json.dumps(data["items"][0], sort_keys=True), json.dumps([1, None, True, "é", 1.5e10]))
again = json.loads(json.dumps(data))
print(again == data, again is data, max(i["price"] for i in again["items"]), [i["id"] for i in again["items"] if "tool" in i["tags"]])


def merge(a, b):
    out = dict(a)
    for k, v in b.items():
        if k in out and isinstance(out[k], dict) and isinstance(v, dict):
            out[k] = merge(out[k], v)
        else:
            out[k] = v
    return out


print(merge({"a": 1, "b": {"c": 2, "d": [1]}}, {"b": {"c": 3, "e": None}, "f": "g"}))


def count_types(v, counts=None):
    counts = {} if counts is None else counts
    name = type(v).__name__
    counts[name] = counts.get(name, 0) + 1
    if isinstance(v, dict):
        for x in v.values():
            count_types(x, counts)
    elif isinstance(v, list):
        for x in v:
            count_types(x, counts)
    return counts


print(sorted(count_types(data).items()))
try:
    json.loads('{"a": }')
except json.JSONDecodeError as e:
    print("bad json:", e)
try:
    data["items"]["x"]
except TypeError as e:
    print(e)
try:
    data["nope"]
except KeyError as e:
    print("missing", e)
