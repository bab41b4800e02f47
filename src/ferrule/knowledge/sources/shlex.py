"""`shlex`: `split`, `quote` and `join`. Translated with the program that imports it."""

import re


def split(s, comments=False, posix=True):
    words = []
    word = []
    inside = False
    quote = ""
    i = 0
    while i < len(s):
        ch = s[i]
        i += 1
        if quote:
            if ch == quote:
                quote = ""
                if not posix:
                    words.append("".join(word) + ch)
                    word = []
                    inside = False
            elif ch == "\\" and quote == '"' and posix and i < len(s) and s[i] in '"\\':
                word.append(s[i])
                i += 1
            elif ch == "\\" and quote == '"' and posix and i >= len(s):
                raise ValueError("No escaped character")
            else:
                word.append(ch)
        elif ch in "'\"" and (posix or not inside):
            quote = ch
            inside = True
            if not posix:
                word.append(ch)
        elif ch == "\\" and posix:
            if i >= len(s):
                raise ValueError("No escaped character")
            word.append(s[i])
            i += 1
            inside = True
        elif ch in " \t\r\n":
            if inside:
                words.append("".join(word))
            word = []
            inside = False
        elif ch == "#" and comments:
            while i < len(s) and s[i] != "\n":
                i += 1
            i += 1
            if inside and posix:
                words.append("".join(word))
                word = []
                inside = False
        else:
            word.append(ch)
            inside = True
    if quote:
        raise ValueError("No closing quotation")
    if inside:
        words.append("".join(word))
    return words


def quote(s):
    if not s:
        return "''"
    if re.search(r"[^\w@%+=:,./-]", s, re.ASCII) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(arg) for arg in split_command])
