class ConfigError(Exception):
    def __init__(self, key):
        super().__init__(f"missing key: {key}")


def need(d, k):
    if k not in d:
        raise ConfigError(k)
    return d[k]


print(need({"a": 1}, "a"))
try:
    need({}, "b")
finally:
    print("cleanup")
