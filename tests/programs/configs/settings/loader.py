import json
import os


class ConfigError(Exception):
    pass


def load_file(name):
    if os.path.splitext(name)[1] != ".json":
        raise ConfigError("%s: not a JSON file" % name)
    try:
        with open(name, encoding="utf-8") as f:
            data = json.load(f)
    except FileNotFoundError as e:
        raise ConfigError("%s: no such file" % name) from e
    except json.JSONDecodeError as e:
        raise ConfigError("%s: line %d: %s" % (name, e.lineno, e.msg)) from e
    if not isinstance(data, dict):
        raise ConfigError("%s: expected an object, found %s" % (name, type(data).__name__))
    return data


def merge(base, extra):
    result = dict(base)
    for key, value in extra.items():
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            result[key] = merge(result[key], value)
        elif isinstance(value, list) and isinstance(result.get(key), list):
            result[key] = result[key] + [v for v in value if v not in result[key]]
        elif value is None:
            result.pop(key, None)
        else:
            result[key] = value
    return result
