import json

data = {"name": "Zoë", "n": [1, 2.5, True, None], "nested": {"a": "q\"uote", "b": []}, "big": 2 ** 70}
text = json.dumps(data)
print(text)
back = json.loads(text)
print(back == data, back["n"], back["big"])
print(json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False))
print(json.dumps([1, (2, 3)], separators=(",", ":")), json.dumps({1: "a", None: 2}), json.dumps("é\n"), json.dumps(float("inf")), json.dumps(1e20))
print(json.loads("[1, 2.0, \"x\", null, true, 1e3, -5]"), json.loads('"\\u00e9\\n"'))
for bad in ["{", "[1,]", "nope", ""]:
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(e)
