"""`fnmatch`: translated with the program that imports it."""

import re


def translate(pat):
    return "(?s:" + _body(pat) + ")\\Z"


def _body(pat):
    parts = []
    i = 0
    while i < len(pat):
        ch = pat[i]
        i += 1
        if ch == "*":
            if not parts or parts[-1] != ".*":
                parts.append(".*")
        elif ch == "?":
            parts.append(".")
        elif ch == "[":
            j = i
            if j < len(pat) and pat[j] == "!":
                j += 1
            if j < len(pat) and pat[j] == "]":
                j += 1
            while j < len(pat) and pat[j] != "]":
                j += 1
            if j >= len(pat):
                parts.append("\\[")
            else:
                inner = pat[i:j].replace("\\", "\\\\")
                i = j + 1
                if inner[0] == "!":
                    inner = "^" + inner[1:]
                elif inner[0] in "^[":
                    inner = "\\" + inner
                parts.append("[" + inner + "]")
        else:
            parts.append(re.escape(ch))
    return "".join(parts)


def fnmatchcase(name, pat):
    return re.fullmatch("(?s:" + _body(pat) + ")", name) is not None


def fnmatch(name, pat):
    return fnmatchcase(name, pat)


def filter(names, pat):
    return [name for name in names if fnmatchcase(name, pat)]
