"""`fnmatch`: translated with the program that imports it."""

import re


def translate(pat):
    return "(?s:" + _body(pat) + ")\\Z"


def _characters(stuff):
    """The inside of brackets as that of a set of `re`; empty where it is an empty range."""
    if "-" not in stuff:
        return re.sub(r"([&~|])", r"\\\1", stuff.replace("\\", "\\\\"))
    chunks = []
    start = 0
    at = 2 if stuff[0] == "!" else 1
    while True:
        at = stuff.find("-", at)
        if at < 0:
            break
        chunks.append(stuff[start:at])
        start = at + 1
        at += 3
    if stuff[start:]:
        chunks.append(stuff[start:])
    else:
        chunks[-1] += "-"
    for k in range(len(chunks) - 1, 0, -1):
        if chunks[k - 1][-1] > chunks[k][0]:
            chunks[k - 1] = chunks[k - 1][:-1] + chunks[k][1:]
            del chunks[k]
    joined = "-".join([chunk.replace("\\", "\\\\").replace("-", "\\-") for chunk in chunks])
    return re.sub(r"([&~|])", r"\\\1", joined)


def _set(stuff):
    if not stuff:
        return "(?!)"
    if stuff == "!":
        return "."
    if stuff[0] == "!":
        return f"[^{stuff[1:]}]"
    return f"[\\{stuff}]" if stuff[0] in "^[" else f"[{stuff}]"


def _body(pat):
    fixed = [""]  # what stands between stars
    stars = False
    i = 0
    while i < len(pat):
        ch = pat[i]
        i += 1
        if ch == "*":
            if not stars:
                fixed.append("")
            stars = True
            continue
        stars = False
        if ch == "?":
            fixed[-1] += "."
        elif ch == "[":
            j = i
            if j < len(pat) and pat[j] == "!":
                j += 1
            if j < len(pat) and pat[j] == "]":
                j += 1
            while j < len(pat) and pat[j] != "]":
                j += 1
            if j >= len(pat):
                fixed[-1] += "\\["
            else:
                fixed[-1] += _set(_characters(pat[i:j]))
                i = j + 1
        else:
            fixed[-1] += re.escape(ch)
    if len(fixed) == 1:
        return fixed[0]
    inner = "".join([f"(?>.*?{part})" for part in fixed[1:-1]])
    return f"{fixed[0]}{inner}.*{fixed[-1]}"


def fnmatchcase(name, pat):
    return re.fullmatch("(?s:" + _body(pat) + ")", name) is not None


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]
