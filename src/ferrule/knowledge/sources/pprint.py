"""`pprint`: translated with the program that imports it. Containers of `collections` are shown on one line only."""

import re
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import is_dataclass


class _Style:
    def __init__(self, indent, width, depth, compact, sort_dicts, underscore_numbers):
        self.indent = indent
        self.width = width
        self.depth = depth
        self.compact = compact
        self.sort_dicts = sort_dicts
        self.underscore_numbers = underscore_numbers
        self.readable = True
        self.recursive = False


def _recursion(kind, number):
    return f"<Recursion on {kind} with id={number}>"


def _has_own_form(o):
    """Whether a container shows itself otherwise than its base."""
    return isinstance(o, (Counter, OrderedDict, defaultdict)) or hasattr(o, "_fields")


class _Key:
    """What orders values of several types: by `<` where they have it, else by the names of their types."""

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            mine = str(type(self.value)), id(self.value)
            return mine < (str(type(other.value)), id(other.value))


def _ordered(values):
    try:
        return sorted(values)
    except TypeError:
        return sorted(values, key=_Key)


def _safe(o, context, maxlevels, level, style):
    """How an object is shown on one line, whether it can be read back, whether it is inside itself."""
    if isinstance(o, bool):
        return repr(o), True, False
    if isinstance(o, int):
        return f"{o:_d}" if style.underscore_numbers else repr(o), True, False
    if isinstance(o, (str, bytes, bytearray, float, complex)) or o is None:
        return repr(o), True, False
    if isinstance(o, dict) and not _has_own_form(o):
        if len(o) == 0:
            return "{}", True, False
        number = id(o)
        if maxlevels and level >= maxlevels:
            return "{...}", False, number in context
        if number in context:
            return _recursion("dict", number), False, True
        context[number] = 1
        readable = True
        recursive = False
        parts = []
        for key in _ordered(o) if style.sort_dicts else o:
            text, can_read, inside = _safe(key, context, maxlevels, level + 1, style)
            shown, value_can_read, value_inside = _safe(o[key], context, maxlevels, level + 1, style)
            parts.append(text + ": " + shown)
            readable = readable and can_read and value_can_read
            recursive = recursive or inside or value_inside
        del context[number]
        return "{" + ", ".join(parts) + "}", readable, recursive
    if isinstance(o, (list, tuple)) and not _has_own_form(o):
        if isinstance(o, list):
            kind, opening, closing = "list", "[", "]"
        else:
            kind, opening, closing = "tuple", "(", ",)" if len(o) == 1 else ")"
        if len(o) == 0:
            return opening + closing, True, False
        number = id(o) if isinstance(o, list) else 0  # a tuple is inside itself only by a list or a dict
        if maxlevels and level >= maxlevels:
            return opening + "..." + closing, False, number in context
        if number in context:
            return _recursion(kind, number), False, True
        if number:
            context[number] = 1
        readable = True
        recursive = False
        parts = []
        for item in o:
            text, can_read, inside = _safe(item, context, maxlevels, level + 1, style)
            parts.append(text)
            readable = readable and can_read
            recursive = recursive or inside
        if number:
            del context[number]
        return opening + ", ".join(parts) + closing, readable, recursive
    shown = repr(o)
    return shown, bool(shown) and not shown.startswith("<"), False


def _line(o, context, level, style):
    text, can_read, inside = _safe(o, context.copy(), style.depth, level, style)
    if not can_read:
        style.readable = False
    if inside:
        style.recursive = True
    return text


def _format(o, out, indent, allowance, context, level, style):
    number = id(o) if isinstance(o, (list, dict)) else 0
    if number in context:
        out.append(_recursion("list" if isinstance(o, list) else "dict", number))
        style.recursive = True
        style.readable = False
        return
    text = _line(o, context, level, style)
    if len(text) <= style.width - indent - allowance:
        out.append(text)
        return
    if isinstance(o, (Counter, OrderedDict, defaultdict, deque)) or is_dataclass(o):
        raise NotImplementedError("Ferrule: pprint of this object on several lines is not supported yet (FER0420)")
    if number:
        context[number] = 1
    level += 1
    if isinstance(o, dict):
        out.append("{" + (style.indent - 1) * " ")
        if len(o) > 0:
            inner = indent + style.indent
            left = len(o)
            for key in _ordered(o) if style.sort_dicts else o:
                left -= 1
                text = _line(key, context, level, style)
                out.append(text + ": ")
                rest = allowance + 1 if left == 0 else 1
                _format(o[key], out, inner + len(text) + 2, rest, context, level, style)
                if left > 0:
                    out.append(",\n" + " " * inner)
        out.append("}")
    elif isinstance(o, (list, tuple)) and not hasattr(o, "_fields"):
        closing = "]"
        if not isinstance(o, list):
            closing = ",)" if len(o) == 1 else ")"
        out.append("[" if isinstance(o, list) else "(")
        _items(o, len(o), out, indent, allowance + len(closing), context, level, style)
        out.append(closing)
    elif isinstance(o, (set, frozenset)):
        if len(o) == 0:
            out.append(text)
        elif isinstance(o, frozenset):
            out.append("frozenset({")
            _items(_ordered(o), len(o), out, indent + 10, allowance + 2, context, level, style)
            out.append("})")
        else:
            out.append("{")
            _items(_ordered(o), len(o), out, indent, allowance + 1, context, level, style)
            out.append("}")
    elif isinstance(o, str):
        _text(o, out, indent, allowance, level, style)
    elif isinstance(o, bytearray):
        out.append("bytearray(")
        _octets(bytes(o), out, indent + 10, allowance + 1, level + 1, style)
        out.append(")")
    elif isinstance(o, bytes):
        _octets(o, out, indent, allowance, level, style)
    else:
        out.append(text)
    if number:
        del context[number]


def _items(items, count, out, indent, allowance, context, level, style):
    indent += style.indent
    out.append((style.indent - 1) * " ")
    delimiter = ""
    width = max_width = style.width - indent + 1
    left = count
    for item in items:
        left -= 1
        if left == 0:
            max_width -= allowance
            width -= allowance
        if style.compact:
            text = _line(item, context, level, style)
            size = len(text) + 2
            if width < size:
                width = max_width
                if delimiter:
                    delimiter = ",\n" + " " * indent
            if width >= size:
                width -= size
                out.append(delimiter + text)
                delimiter = ", "
                continue
        out.append(delimiter)
        delimiter = ",\n" + " " * indent
        _format(item, out, indent, allowance if left == 0 else 1, context, level, style)


def _text(o, out, indent, allowance, level, style):
    if len(o) == 0:
        out.append(repr(o))
        return
    chunks = []
    lines = o.splitlines(True)
    if level == 1:
        indent += 1
        allowance += 1
    max_width = style.width - indent
    shown = ""
    for i, line in enumerate(lines):
        shown = repr(line)
        last = i == len(lines) - 1
        if len(shown) <= max_width - (allowance if last else 0):
            chunks.append(shown)
            continue
        parts = re.findall(r"\S*\s*", line)
        parts.pop()
        current = ""
        for j, part in enumerate(parts):
            candidate = current + part
            most = max_width - (allowance if last and j == len(parts) - 1 else 0)
            if len(repr(candidate)) > most:
                if current:
                    chunks.append(repr(current))
                current = part
            else:
                current = candidate
        if current:
            chunks.append(repr(current))
    if len(chunks) == 1:
        out.append(shown)
        return
    joined = ("\n" + " " * indent).join(chunks)
    out.append("(" + joined + ")" if level == 1 else joined)


def _octets(o, out, indent, allowance, level, style):
    if len(o) <= 4:
        out.append(repr(o))
        return
    if level == 1:
        indent += 1
        allowance += 1
    width = style.width - indent
    chunks = []
    current = b""
    last = len(o) // 4 * 4
    for i in range(0, len(o), 4):
        part = o[i : i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                chunks.append(repr(current))
            current = part
        else:
            current = candidate
    if current:
        chunks.append(repr(current))
    joined = ("\n" + " " * indent).join(chunks)
    out.append("(" + joined + ")" if level == 1 else joined)


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._style = _Style(indent, width, depth, compact, sort_dicts, underscore_numbers)
        self._stream = sys.stdout if stream is None else stream

    def pformat(self, object):
        out = []
        _format(object, out, 0, 0, {}, 0, self._style)
        return "".join(out)

    def pprint(self, object):
        self._stream.write(self.pformat(object) + "\n")

    def isreadable(self, object):
        text, readable, recursive = _safe(object, {}, self._style.depth, 0, self._style)
        return readable and not recursive

    def isrecursive(self, object):
        return _safe(object, {}, self._style.depth, 0, self._style)[2]

    def format(self, object, context, maxlevels, level):
        return _safe(object, context, maxlevels, level, self._style)

    def _safe_repr(self, object, context, maxlevels, level):
        return _safe(object, context, maxlevels, level, self._style)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    style = _Style(indent, width, depth, compact, sort_dicts, underscore_numbers)
    out = []
    _format(object, out, 0, 0, {}, 0, style)
    return "".join(out)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    text = pformat(object, indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                   underscore_numbers=underscore_numbers)
    if stream is None:
        print(text)
    else:
        stream.write(text + "\n")


def pp(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=False,
       underscore_numbers=False):
    pprint(object, stream, indent, width, depth, compact=compact, sort_dicts=sort_dicts,
           underscore_numbers=underscore_numbers)


def saferepr(object):
    return _safe(object, {}, None, 0, _Style(1, 80, None, False, True, False))[0]


def isreadable(object):
    text, readable, recursive = _safe(object, {}, None, 0, _Style(1, 80, None, False, True, False))
    return readable and not recursive


def isrecursive(object):
    return _safe(object, {}, None, 0, _Style(1, 80, None, False, True, False))[2]
