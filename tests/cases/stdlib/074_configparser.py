"""configparser: reading, writing, interpolation, errors."""

import configparser
import io
import os
import tempfile
from configparser import ConfigParser, RawConfigParser

TEXT = """
[DEFAULT]
base = /srv
debug: no

# a comment
[server]
Host = example.org
port = 8080
root = %(base)s/www
ratio = 0.25
on = Yes
text = first
    second

    third
; another
empty =

[paths]
log = %(root)s/log
root = /var
percent = 100%%
"""

config = ConfigParser()
config.read_string(TEXT)
print(config.sections(), list(config), len(config), "server" in config, "DEFAULT" in config, "nope" in config)
print(config["server"]["host"], config["server"]["root"], config["paths"]["log"], config.get("paths", "percent"))
print(config.getint("server", "port") + 1, config.getfloat("server", "ratio"), config.getboolean("server", "on"))
print(config["server"].getint("port"), config["server"].getboolean("debug"), config["server"].get("none"))
print(repr(config["server"]["text"]), repr(config["server"]["empty"]))
print(config.get("server", "missing", fallback="-"), config.getint("nope", "missing", fallback=7))
print(config["server"].get("missing", "other"), config["server"].getint("missing", 3))
print(config.options("server"), config.items("paths"), config.items("paths", raw=True))
print(config.has_option("server", "HOST"), config.has_section("paths"), config.defaults())
print(dict(config["paths"]), list(config["paths"]), config["paths"])
for name, section in config.items():
    print(name, sorted(section.keys()))
print(config.get("paths", "log", raw=True), config.get("paths", "log", vars={"root": "/x"}))

config["new"] = {"a": "1", "b": "two"}
config["new"]["c"] = "three"
config.set("new", "d", "4")
config.add_section("last")
del config["new"]["a"]
print(config.remove_option("new", "b"), config.remove_option("new", "zz"), config.remove_section("paths"))
out = io.StringIO()
config.write(out)
print(out.getvalue())
out = io.StringIO()
config.write(out, space_around_delimiters=False)
print(len(out.getvalue()))


def tried(action):
    try:
        print(action())
    except (configparser.Error, ValueError, KeyError, TypeError) as error:
        print(type(error).__name__, str(error))


def parsed(text, strict=True):
    parser = ConfigParser(strict=strict)
    parser.read_string(text)
    return {name: dict(parser[name]) for name in parser.sections()}


tried(lambda: config.get("server", "zip"))
tried(lambda: config.get("zap", "zip"))
tried(lambda: config["zap"])
tried(lambda: config["server"]["zap"])
tried(lambda: config.getint("server", "host"))
tried(lambda: config.getboolean("server", "host"))
tried(lambda: config.add_section("server"))
tried(lambda: config.add_section("DEFAULT"))
tried(lambda: config.set("server", "x", "50%"))
tried(lambda: parsed("a = 1\n"))
tried(lambda: parsed("[a]\nx = 1\nx = 2\n"))
tried(lambda: parsed("[a]\n[a]\n"))
tried(lambda: parsed("[a]\nx = 1\nx = 2\n[a]\ny: 3\n", strict=False))
tried(lambda: parsed("[a]\njust a word\nx = 1\nagain\n"))
tried(lambda: parsed("[a]\nx = %(y)s\n"))
tried(lambda: parsed("[a]\nx = %(x)s\n"))
tried(lambda: parsed("[a]\nx = %y\n"))

raw = RawConfigParser()
raw.read_string("[s]\nx = 5%\nUPPER = v\n")
print(raw["s"]["x"], raw.options("s"))

extended = ConfigParser(interpolation=configparser.ExtendedInterpolation())
extended.read_string("[a]\nhome = /h\n[b]\nbin = ${a:home}/bin\nlib = ${bin}/lib\ncost = $$5\n")
print(extended["b"]["lib"], extended["b"]["cost"])
plain = ConfigParser(interpolation=None)
plain.read_string("[a]\nx = %(y)s\n")
print(plain["a"]["x"])

other = ConfigParser(delimiters=("=",), comment_prefixes=("//",), inline_comment_prefixes=("#",), defaults={"k": "v"})
other.read_string("[a]\n// note\nurl: x = http://h # tail\nhash = a#b\n")
print(dict(other["a"]))

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "x.ini")
    with open(path, "w") as file:
        config.write(file)
    again = ConfigParser()
    print([os.path.basename(p) for p in again.read([path, os.path.join(folder, "none.ini")])])
    print(again == config, again["server"]["port"], again.sections())
    with open(path) as file:
        third = ConfigParser()
        third.read_file(file)
        print(third.sections())

made = ConfigParser()
made.read_dict({"one": {"a": 1, "b": 2.5}, "two": {"c": "x"}})
print(made["one"]["a"], made.getfloat("one", "b"), made["two"].name, made["two"].parser is made)
