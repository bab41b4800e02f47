# A JSON reader and writer by hand: functions that call each other.

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", "/": "/"}


class JsonError(ValueError):
    def __init__(self, message, text, pos):
        self.line = text.count("\n", 0, pos) + 1
        self.column = pos - (text.rfind("\n", 0, pos) + 1) + 1
        super().__init__("%s (line %d, column %d)" % (message, self.line, self.column))


def skip(text, i):
    while i < len(text) and text[i] in " \n\t\r":
        i += 1
    return i


def parse_value(text, i):
    i = skip(text, i)
    if i >= len(text):
        raise JsonError("unexpected end", text, i)
    c = text[i]
    if c == "{":
        return parse_object(text, i)
    if c == "[":
        return parse_array(text, i)
    if c == '"':
        return parse_string(text, i)
    if c == "-" or c.isdigit():
        return parse_number(text, i)
    for word, value in (("true", True), ("false", False), ("null", None)):
        if text.startswith(word, i):
            return value, i + len(word)
    raise JsonError("unexpected %r" % c, text, i)


def parse_object(text, i):
    start = i
    result = {}
    i = skip(text, i + 1)
    if text[i:i + 1] == "}":
        return result, i + 1
    while True:
        i = skip(text, i)
        if text[i:i + 1] != '"':
            raise JsonError("expected a name", text, i)
        key, i = parse_string(text, i)
        i = skip(text, i)
        if text[i:i + 1] != ":":
            raise JsonError("expected ':'", text, i)
        result[key], i = parse_value(text, i + 1)
        i = skip(text, i)
        mark = text[i:i + 1]
        if mark == "}":
            return result, i + 1
        if mark != ",":
            raise JsonError("unclosed object", text, start)
        i += 1


def parse_array(text, i):
    start = i
    items = []
    i = skip(text, i + 1)
    if text[i:i + 1] == "]":
        return items, i + 1
    while True:
        value, i = parse_value(text, i)
        items.append(value)
        i = skip(text, i)
        if i >= len(text):
            raise JsonError("unclosed array", text, start)
        if text[i] == "]":
            return items, i + 1
        if text[i] != ",":
            raise JsonError("expected ',' or ']'", text, i)
        i += 1


def parse_string(text, i):
    start = i
    out = []
    i += 1
    while i < len(text):
        c = text[i]
        if c == '"':
            return "".join(out), i + 1
        if c == "\\":
            i += 1
            e = text[i]
            if e == "u":
                out.append(chr(int(text[i + 1:i + 5], 16)))
                i += 4
            elif e in ESCAPES:
                out.append(ESCAPES[e])
            else:
                raise JsonError("bad escape \\" + e, text, i)
        else:
            out.append(c)
        i += 1
    raise JsonError("unclosed string", text, start)


def parse_number(text, i):
    j = i
    while j < len(text) and text[j] in "+-0123456789.eE":
        j += 1
    piece = text[i:j]
    try:
        return (int(piece) if piece.lstrip("-").isdigit() else float(piece)), j
    except ValueError as e:
        raise JsonError("bad number %r" % piece, text, i) from e


def loads(text):
    value, i = parse_value(text, 0)
    i = skip(text, i)
    if i != len(text):
        raise JsonError("extra text", text, i)
    return value


def dumps(value, indent=0, level=0):
    pad = "\n" + " " * indent * (level + 1) if indent else ""
    end = "\n" + " " * indent * level if indent else ""
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (list, tuple)):
        if not value:
            return "[]"
        return "[" + pad + ("," + (pad or " ")).join(dumps(v, indent, level + 1) for v in value) + end + "]"
    if isinstance(value, dict):
        if not value:
            return "{}"
        parts = [quote(k) + ": " + dumps(v, indent, level + 1) for k, v in value.items()]
        return "{" + pad + ("," + (pad or " ")).join(parts) + end + "}"
    raise TypeError("cannot write %s" % type(value).__name__)


def quote(s):
    out = '"'
    for c in s:
        if c in '"\\':
            out += "\\" + c
        elif c == "\n":
            out += "\\n"
        elif ord(c) < 32:
            out += "\\u%04x" % ord(c)
        else:
            out += c
    return out + '"'


def depth(value):
    if isinstance(value, dict):
        return 1 + max((depth(v) for v in value.values()), default=0)
    if isinstance(value, list):
        return 1 + max((depth(v) for v in value), default=0)
    return 0


good = ['{"a": [1, 2.5, -3e2, {"b": null}], "ü": "t\\u00e9\\n\\"x\\"", "t": true, "f": false, "e": {}, "l": []}',
        "[]", ' [ [ [ ] , [ 123456789012345678901234567890 ] ] ] ', '"just text"', "-0.5", "0"]
for text in good:
    value = loads(text)
    again = dumps(value)
    print(again, depth(value), type(value).__name__, loads(again) == value)
print(dumps(loads(good[0]), indent=2))
bad = ["", "{", "[1, 2", '{"a" 1}', "[1 2]", '{"a": 1,}', '"abc', "tru", "1 2", '{\n  "x": [1,\n  oops]}', '"\\q"', "1.2.3", "--5"]
for text in bad:
    try:
        print(loads(text))
    except JsonError as e:
        print("%-12r %s%s" % (text[:10], e, " <- " + type(e.__cause__).__name__ if e.__cause__ else ""))
matrix = [[i * j for j in range(3)] for i in range(3)]
row = matrix[0]
matrix.append(row)
row[0] = "shared"
print(dumps(matrix), dumps((1, "two", [3.0])))
print(dumps({"bad": [1, {2, 3}]}))
