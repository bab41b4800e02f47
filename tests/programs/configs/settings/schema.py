from . import loader

RULES = {
    "title": str,
    "debug": bool,
    "limits.ratio": (int, float),
    "limits.max": int,
    "servers": list,
    "missing.one": str,
}


def lookup(config, path):
    for part in path.split("."):
        if not isinstance(config, dict) or part not in config:
            raise loader.ConfigError("%s is required" % path)
        config = config[part]
    return config


def check(config, rules):
    problems = []
    for path, types in rules.items():
        try:
            value = lookup(config, path)
        except loader.ConfigError as e:
            problems.append(str(e))
        else:
            if not isinstance(value, types):
                problems.append("%s should not be %r" % (path, value))
    return problems
