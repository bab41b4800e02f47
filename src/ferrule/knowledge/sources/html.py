"""`html`: translated with the program that imports it. Of the named references the usual ones are known."""

import re

_NAMES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "\xa9", "reg": "\xae",
          "hellip": "\u2026", "mdash": "\u2014", "ndash": "\u2013", "lsquo": "\u2018", "rsquo": "\u2019",
          "ldquo": "\u201c", "rdquo": "\u201d", "euro": "\u20ac", "pound": "\xa3", "times": "\xd7", "deg": "\xb0",
          "middot": "\xb7", "bull": "\u2022", "laquo": "\xab", "raquo": "\xbb", "trade": "\u2122", "rarr": "\u2192",
          "larr": "\u2190", "eacute": "\xe9", "egrave": "\xe8", "agrave": "\xe0", "uuml": "\xfc", "ouml": "\xf6",
          "auml": "\xe4", "Uuml": "\xdc", "Ouml": "\xd6", "Auml": "\xc4", "szlig": "\xdf", "ccedil": "\xe7",
          "ntilde": "\xf1", "sect": "\xa7", "para": "\xb6", "plusmn": "\xb1", "frac12": "\xbd", "divide": "\xf7"}


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


def unescape(s):
    if "&" not in s:
        return s
    parts = []
    i = 0
    while i < len(s):
        if s[i] != "&":
            parts.append(s[i])
            i += 1
            continue
        found = re.match(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z0-9]+;)", s[i:])
        if found is None:
            parts.append("&")
            i += 1
            continue
        name = found.group(1).rstrip(";")
        if name.startswith("#x") or name.startswith("#X"):
            parts.append(chr(int(name[2:], 16)))
        elif name.startswith("#"):
            parts.append(chr(int(name[1:])))
        elif name in _NAMES:
            parts.append(_NAMES[name])
        else:
            raise NotImplementedError("Ferrule: the reference &" + name + "; is not known to html.unescape yet")
        i += found.end()
    return "".join(parts)
