"""The fields of a format text, as `str.format` reads them."""


def parse(text):
    """Tuples of the text before a field, its name, its format and its conversion; None where there is no field."""
    found = []
    literal = []
    i = 0
    n = len(text)
    while i < n:
        ch = text[i]
        i += 1
        if ch == "{":
            if i < n and text[i] == "{":
                i += 1
                found.append(("".join(literal) + "{", None, None, None))
                literal = []
                continue
            if i >= n:
                raise ValueError("Single '{' encountered in format string")
            depth = 1
            start = i
            inside = False
            named = True
            while i < n and depth > 0:
                if named and text[i] in ":!":
                    named = inside
                if named and text[i] == "[":
                    inside = True
                elif inside:
                    inside = text[i] != "]"
                elif text[i] == "{":
                    depth += 1
                elif text[i] == "}":
                    depth -= 1
                i += 1
            if depth > 0:
                if "!" in text[start:]:
                    raise ValueError("unmatched '{' in format spec")
                raise ValueError("expected '}' before end of string")
            name, spec, conversion = field(text[start : i - 1])
            found.append(("".join(literal), name, spec, conversion))
            literal = []
        elif ch == "}":
            if i < n and text[i] == "}":
                i += 1
                found.append(("".join(literal) + "}", None, None, None))
                literal = []
                continue
            raise ValueError("Single '}' encountered in format string")
        else:
            literal.append(ch)
    if literal:
        found.append(("".join(literal), None, None, None))
    return found


def field(text):
    """Name, format and conversion of what stands between the braces."""
    end = 0
    inside = False
    while end < len(text):
        ch = text[end]
        if ch == "{":
            raise ValueError("unexpected '{' in field name")
        if ch == "[":
            inside = True
        elif ch == "]":
            inside = False
        elif not inside and (ch == ":" or ch == "!"):
            break
        end += 1
    name = text[:end]
    rest = text[end:]
    if not rest:
        return name, "", None
    if rest[0] == ":":
        return name, rest[1:], None
    if len(rest) < 2:
        raise ValueError("unmatched '{' in format spec")
    conversion = rest[1]
    after = rest[2:]
    if after and after[0] != ":":
        raise ValueError("expected ':' after conversion specifier")
    return name, after[1:], conversion
