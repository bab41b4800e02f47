"""Takes away parentheses that only group what is a group anyway.

    while (self.peek()? != Str::lit(")")) {        while self.peek()? != Str::lit(")") {
    f((a + b), (x.len()).min(3))                   f(a + b, x.len().min(3))

The emitter puts parentheses wherever an operand might need them; here the whole text is known.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from ferrule.emit.text import code, postfix_only

WORD_BEFORE = re.compile(r"\b(return|if|while|match|in|else|break|mut|as|move|async|let|const|static|ref|dyn)$")
CONDITION = ("if", "while", "match", "in")
ASSIGNS = re.compile(r"(?:^|[^=<>!+\-*/%&|^])=$")
STRUCT = re.compile(r"\b[A-Z]\w* \{")
STATEMENT = re.compile(r"(match|if|loop|while|for|unsafe|'\w+:|\{)")


DECLARES = re.compile(r"\b(let|for) (?!mut\b)([a-z]\w*)(?=[:; ])")
NOT_CODE = re.compile(r'//[^\n]*|"(?:[^"\\]|\\.)*"', re.DOTALL)
INLINE = re.compile(r"\{([a-z]\w*)")
PARAMETER = re.compile(r"\b(?<!#)([a-z]\w*)(?=: )")


def mark_unused(text: str) -> str:
    """An underscore before the variables that only their own declaration names: what read them left no Rust."""

    found = names(text)

    def marked(m: re.Match[str]) -> str:
        return f"{m[1]} _{m[2]}" if found[m[2]] == 1 else m[0]

    return DECLARES.sub(marked, text)


def names(text: str) -> Counter[str]:
    """How often the code names what; of a literal only what a format would take from its surroundings."""
    words = NOT_CODE.sub(lambda m: " ".join(INLINE.findall(m[0])) if m[0][0] == '"' else " ", text)
    return Counter(re.findall(r"\w+", words))


def mark_unused_parameters(params: str, body: str) -> str:
    """The same for parameters; `params` are those of the signature."""
    named = names(body)
    for name in [m[1] for m in PARAMETER.finditer(params)]:
        if name != "self" and not named[name]:
            params = re.sub(rf"\b{name}: ", f"_{name}: ", params, count=1)
    return params


@dataclass
class Group:
    """A pair of parentheses, with whether a comma stands directly inside."""

    start: int
    end: int = -1
    comma: bool = False


def tidy(text: str) -> str:
    removed: set[int] = set()
    for group in groups(text):
        if not group.comma and is_superfluous(text, group, removed):
            removed |= {group.start, group.end}
    return "".join(c for i, c in enumerate(text) if i not in removed) if removed else text


def groups(text: str) -> list[Group]:
    """All pairs that are no calls, the outer ones first."""
    found: list[Group] = []
    stack: list[Group | str] = []
    for i, c in code(text):
        if c == "(":
            is_call = i > 0 and (text[i - 1].isalnum() or text[i - 1] in "_!>)]")
            group = Group(i)
            stack.append(group)
            if not is_call:
                found.append(group)
        elif c in "[{" or (c == "<" and (text[i - 2 : i] == "::" or (stack and stack[-1] == "<"))):
            stack.append(c)
        elif c in ")]}":
            while stack and stack[-1] == "<":
                stack.pop()
            top = stack.pop() if stack else None
            if isinstance(top, Group):
                top.end = i
        elif c == ">" and stack and stack[-1] == "<" and text[i - 1] not in "-=":
            stack.pop()
        elif c == "," and stack and isinstance(stack[-1], Group):
            stack[-1].comma = True
    return [group for group in found if group.end > group.start + 1]


def is_superfluous(text: str, group: Group, removed: set[int]) -> bool:
    inside = text[group.start + 1 : group.end].strip()
    before, after = around(text, group, removed)
    if not inside or "//" in inside:
        return False
    if postfix_only(inside) and not inside[0].isdigit() and after != "(" and not STATEMENT.match(inside):
        return True
    if after not in (")", "]", ",", ";", "}", "{"):
        return False
    word = WORD_BEFORE.search(before)
    if after == "{":
        return word is not None and word[1] in CONDITION and not STRUCT.search(inside)
    if word is not None:
        return word[1] == "return"
    if before.endswith(("=>", "(", "[", ",")) or ASSIGNS.search(before):
        return True
    return before.endswith(("{", ";")) and after == "}" and not STATEMENT.match(inside)


def around(text: str, group: Group, removed: set[int]) -> tuple[str, str]:
    """What stands before a pair, and the character behind it, as if what was removed were gone."""
    start = group.start
    while start > 0 and (text[start - 1].isspace() or start - 1 in removed):
        start -= 1
    before = "".join(text[i] for i in range(max(0, start - 8), start) if i not in removed)
    end = group.end + 1
    while end < len(text) and (text[end].isspace() or end in removed):
        end += 1
    return before, text[end : end + 1]
