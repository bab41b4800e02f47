config = {"server": {"host": "localhost", "ports": [80, 443]}, "debug": True, "ratio": 0.5}
config["server"]["ports"].append(8080)
config["server"]["name"] = "main"
for key, value in config.items():
    if isinstance(value, dict):
        for k, v in value.items():
            print(f"{key}.{k} = {v}")
    else:
        print(f"{key} = {value}")
print(config)
table = {}
for i, name in enumerate(["a", "b"]):
    table[name] = {"id": i, "tags": [name * 2]}
table["a"]["tags"] += ["t"]
print(table)
