"""Loads layered JSON configuration files, merges, validates and prints them."""
import argparse_light as cli
from settings.loader import ConfigError, load_file, merge
from settings import schema
from settings.schema import check

import json
import sys


def flatten(config, prefix=""):
    for key, value in config.items():
        path = prefix + key
        if isinstance(value, dict):
            yield from flatten(value, path + ".")
        else:
            yield path, value


def get_path(config, path, default=None):
    node = config
    for part in path.split("."):
        if isinstance(node, list) and part.isdigit():
            node = node[int(part)]
        elif isinstance(node, dict) and part in node:
            node = node[part]
        else:
            return default
    return node


def set_path(config, path, text):
    *parents, last = path.split(".")
    for p in parents:
        config = config.setdefault(p, {})
    try:
        config[last] = json.loads(text)
    except json.JSONDecodeError:
        config[last] = text


def main(argv):
    options, files = cli.parse(argv, flags=["verbose", "compact"], values=["set"])
    config = {}
    for name in files:
        try:
            layer = load_file(name)
        except ConfigError as e:
            print("skipping:", e)
            if options["verbose"]:
                print("  because", type(e.__cause__).__name__)
            continue
        config = merge(config, layer)
        print(name, "->", len(list(flatten(config))), "values")
    for assignment in options["set"]:
        path, _, text = assignment.partition("=")
        set_path(config, path, text)
    for path, value in flatten(config):
        print("  %-18s %-6s %r" % (path, type(value).__name__, value))
    problems = check(config, schema.RULES)
    for p in problems:
        print("problem:", p)
    print(get_path(config, "servers.1.host"), get_path(config, "a.b.c", "none"), get_path(config, "limits.ratio"))
    indent = None if options["compact"] else 2
    print(json.dumps(config, indent=indent, sort_keys=True))
    print(json.dumps(config["title"]), json.dumps(config["title"], ensure_ascii=False))
    assert json.loads(json.dumps(config)) == config
    return min(len(problems), 3)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
