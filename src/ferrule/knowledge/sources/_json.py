"""`json` with functions of the program inside: `default=`, `cls=`, `object_hook=` and their like.

Without them the runtime reads and writes; see `tables/json.pyi`.
"""

import _jsontext


class Style:
    """How the text looks, and which containers are being written."""

    def __init__(self, skipkeys, ensure_ascii, allow_nan, sort_keys, indent, item_separator, key_separator, detailed):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        self.item_separator = item_separator
        self.key_separator = key_separator
        self.detailed = detailed
        self.open = []

    def enter(self, identity):
        if identity in self.open:
            raise ValueError("Circular reference detected")
        self.open.append(identity)

    def joined(self, parts, level):
        if self.indent is None:
            return self.item_separator.join(parts)
        newline = "\n" + self.indent * (level + 1)
        return newline + (self.item_separator + newline).join(parts) + "\n" + self.indent * level


def text(o, level, default, style):
    """`default` is handed on rather than kept, so that each call of the program has its own types."""
    if o is None:
        return "null"
    if isinstance(o, str):
        return _jsontext.quote(o, style.ensure_ascii)
    if isinstance(o, bool):
        return "true" if o else "false"
    if isinstance(o, int):
        return str(int(o))
    if isinstance(o, float):
        return _jsontext.number(o, style.allow_nan, style.detailed)
    if isinstance(o, (list, tuple)):
        if len(o) == 0:
            return "[]"
        style.enter(id(o))
        parts = []
        for item in o:  # no comprehension: a call from the function itself stays in its version
            parts.append(text(item, level + 1, default, style))
        style.open.pop()
        return "[" + style.joined(parts, level) + "]"
    if isinstance(o, dict):
        if len(o) == 0:
            return "{}"
        style.enter(id(o))
        parts = []
        for key in sorted(o) if style.sort_keys else o:
            name = key_text(key, style)
            if name is not None:
                value = text(o[key], level + 1, default, style)
                parts.append(_jsontext.quote(name, style.ensure_ascii) + style.key_separator + value)
        style.open.pop()
        return "{" + style.joined(parts, level) + "}"
    style.enter(id(o))
    found = text(default(o), level, default, style)
    style.open.pop()
    return found


def key_text(key, style):
    if isinstance(key, str):
        return key
    if key is None:
        return "null"
    if isinstance(key, bool):
        return "true" if key else "false"
    if isinstance(key, int):
        return str(int(key))
    if isinstance(key, float):
        return _jsontext.number(key, style.allow_nan, style.detailed)
    if style.skipkeys:
        return None
    _jsontext.bad_key(key)


def style_of(skipkeys, ensure_ascii, allow_nan, sort_keys, indent, separators, to_file=False):
    step = None if indent is None else (" " * indent if isinstance(indent, int) else indent)
    if separators is not None:
        item_separator, key_separator = separators
    else:
        item_separator, key_separator = (", " if indent is None else ","), ": "
    detailed = to_file or indent is not None
    return Style(skipkeys, ensure_ascii, allow_nan, sort_keys, step, item_separator, key_separator, detailed)


def refuse(o):
    _jsontext.not_serializable(o)


def dumps(
    obj,
    *,
    skipkeys=False,
    ensure_ascii=True,
    check_circular=True,
    allow_nan=True,
    cls=None,
    indent=None,
    separators=None,
    default=refuse,
    sort_keys=False,
):
    if cls is not None:
        encoder = cls(
            skipkeys=skipkeys,
            ensure_ascii=ensure_ascii,
            allow_nan=allow_nan,
            sort_keys=sort_keys,
            indent=indent,
            separators=separators,
        )
        return encoder.encode(obj)
    return text(obj, 0, default, style_of(skipkeys, ensure_ascii, allow_nan, sort_keys, indent, separators))


def dump(
    obj,
    fp,
    *,
    skipkeys=False,
    ensure_ascii=True,
    check_circular=True,
    allow_nan=True,
    cls=None,
    indent=None,
    separators=None,
    default=refuse,
    sort_keys=False,
):
    if cls is not None:
        encoder = cls(
            skipkeys=skipkeys,
            ensure_ascii=ensure_ascii,
            allow_nan=allow_nan,
            sort_keys=sort_keys,
            indent=indent,
            separators=separators,
        )
        fp.write(encoder.encode(obj))
    else:
        style = style_of(skipkeys, ensure_ascii, allow_nan, sort_keys, indent, separators, True)
        fp.write(text(obj, 0, default, style))


class Scanner:
    """A text that is known to be right; the runtime has said what is wrong with others."""

    def __init__(self, source):
        self.source = source
        self.at = 0

    def skip(self):
        while self.at < len(self.source) and self.source[self.at] in " \t\n\r":
            self.at += 1

    def ahead(self):
        self.skip()
        return self.source[self.at]

    def word(self):
        """A number or a name."""
        start = self.at
        while self.at < len(self.source) and self.source[self.at] not in ",]} \t\n\r":
            self.at += 1
        return self.source[start : self.at]

    def string(self):
        start = self.at
        self.at += 1
        while self.source[self.at] != '"':
            self.at += 2 if self.source[self.at] == "\\" else 1
        self.at += 1
        return _jsontext.unquote(self.source[start : self.at])


def value(scan, hook, real, whole, constant):
    start = scan.ahead()
    if start == "{":
        scan.at += 1
        pairs = []
        while scan.ahead() != "}":
            if scan.source[scan.at] == ",":
                scan.at += 1
                scan.skip()
            key = scan.string()
            scan.skip()
            scan.at += 1
            pairs.append((key, value(scan, hook, real, whole, constant)))
        scan.at += 1
        return hook(pairs)
    if start == "[":
        scan.at += 1
        found = []
        while scan.ahead() != "]":
            if scan.source[scan.at] == ",":
                scan.at += 1
            found.append(value(scan, hook, real, whole, constant))
        scan.at += 1
        return found
    if start == '"':
        return scan.string()
    word = scan.word()
    if word == "null":
        return None
    if word == "true":
        return True
    if word == "false":
        return False
    if word in ("NaN", "Infinity", "-Infinity"):
        return constant(word)
    if "." in word or "e" in word or "E" in word:
        return real(word)
    return whole(word)


def loads(s, *, object_hook=None, parse_float=float, parse_int=int, parse_constant=float, object_pairs_hook=None):
    scan = Scanner(_jsontext.checked(s))
    if object_pairs_hook is not None:
        return value(scan, object_pairs_hook, parse_float, parse_int, parse_constant)
    if object_hook is not None:
        return value(scan, lambda pairs: object_hook(dict(pairs)), parse_float, parse_int, parse_constant)
    return value(scan, dict, parse_float, parse_int, parse_constant)


def load(fp, *, object_hook=None, parse_float=float, parse_int=int, parse_constant=float, object_pairs_hook=None):
    return loads(
        fp.read(),
        object_hook=object_hook,
        parse_float=parse_float,
        parse_int=parse_int,
        parse_constant=parse_constant,
        object_pairs_hook=object_pairs_hook,
    )
