"""`textwrap`: translated with the program that imports it."""

import re

_WHITESPACE = "\t\n\x0b\x0c\r "
_SENTENCE_END = re.compile(r"[a-z][.!?][\"']?\Z")
# A chunk is white space, a dash between words, or a word up to its end, a hyphen between letters or a dash.
_CHUNK = re.compile(
    r"""[\t\n\x0b\x0c\r\ ]+
    |(?<=[\w!"'&.,?])-{2,}(?=\w)
    |[^\t\n\x0b\x0c\r\ ]+?(?:
        -(?:(?<=[^\d\W]{2}-)|(?<=[^\d\W]-[^\d\W]-))(?=[^\d\W]-?[^\d\W])
        |(?=[\t\n\x0b\x0c\r\ ]|\Z)
        |(?<=[\w!"'&.,?])(?=-{2,}\w)
    )""",
    re.VERBOSE,
)


def _spaces(text):
    """The text with every kind of space a plain one."""
    plain = []
    for ch in text:
        plain.append(" " if ch in _WHITESPACE else ch)
    return "".join(plain)


def _chunks(text, break_on_hyphens):
    if break_on_hyphens:
        return _CHUNK.findall(text)
    return re.findall(r"[\t\n\x0b\x0c\r ]+|[^\t\n\x0b\x0c\r ]+", text)


def _fix_sentences(chunks):
    """Two spaces after the end of a sentence."""
    i = 0
    while i < len(chunks) - 1:
        if chunks[i + 1] == " " and _SENTENCE_END.search(chunks[i]):
            chunks[i + 1] = "  "
            i += 2
        else:
            i += 1


def wrap(
    text,
    width=70,
    *,
    initial_indent="",
    subsequent_indent="",
    expand_tabs=True,
    replace_whitespace=True,
    fix_sentence_endings=False,
    drop_whitespace=True,
    break_long_words=True,
    break_on_hyphens=True,
    tabsize=8,
    max_lines=None,
    placeholder=" [...]",
):
    if expand_tabs:
        text = text.expandtabs(tabsize)
    if replace_whitespace:
        text = _spaces(text)
    chunks = _chunks(text, break_on_hyphens)
    if fix_sentence_endings:
        _fix_sentences(chunks)
    chunks.reverse()
    if width <= 0:
        raise ValueError(f"invalid width {width!r} (must be > 0)")
    if max_lines is not None:
        first = subsequent_indent if max_lines > 1 else initial_indent
        if len(first) + len(placeholder.lstrip()) > width:
            raise ValueError("placeholder too large for max width")
    lines = []
    while chunks:
        indent = subsequent_indent if lines else initial_indent
        room = width - len(indent)
        if drop_whitespace and lines and chunks[-1].strip() == "":
            chunks.pop()
        line = []
        used = 0
        while chunks and used + len(chunks[-1]) <= room:
            used += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > room:
            used += _break(chunks, line, used, room, break_long_words, break_on_hyphens)
        if drop_whitespace and line and line[-1].strip() == "":
            used -= len(line[-1])
            line.pop()
        if not line:
            continue
        last = not chunks or (drop_whitespace and len(chunks) == 1 and chunks[0].strip() == "")
        if max_lines is None or len(lines) + 1 < max_lines or (last and used <= room):
            lines.append(indent + "".join(line))
            continue
        while line:
            if line[-1].strip() and used + len(placeholder) <= room:
                lines.append(indent + "".join(line) + placeholder)
                return lines
            used -= len(line[-1])
            line.pop()
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(placeholder) <= width:
                lines[-1] = before + placeholder
                return lines
        lines.append(indent + placeholder.lstrip())
        return lines
    return lines


def _break(chunks, line, used, room, break_long_words, break_on_hyphens):
    """Takes a part of a word that is longer than a line; returns how much."""
    left = 1 if room < 1 else room - used
    if break_long_words:
        end = left
        chunk = chunks[-1]
        if break_on_hyphens and len(chunk) > left:
            hyphen = chunk.rfind("-", 0, left)
            if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                end = hyphen + 1
        line.append(chunk[:end])
        chunks[-1] = chunk[end:]
        return len(chunk[:end])
    if not line:
        taken = chunks.pop()
        line.append(taken)
        return len(taken)
    return 0


def fill(
    text,
    width=70,
    *,
    initial_indent="",
    subsequent_indent="",
    expand_tabs=True,
    replace_whitespace=True,
    fix_sentence_endings=False,
    drop_whitespace=True,
    break_long_words=True,
    break_on_hyphens=True,
    tabsize=8,
    max_lines=None,
    placeholder=" [...]",
):
    return "\n".join(
        wrap(
            text,
            width,
            initial_indent=initial_indent,
            subsequent_indent=subsequent_indent,
            expand_tabs=expand_tabs,
            replace_whitespace=replace_whitespace,
            fix_sentence_endings=fix_sentence_endings,
            drop_whitespace=drop_whitespace,
            break_long_words=break_long_words,
            break_on_hyphens=break_on_hyphens,
            tabsize=tabsize,
            max_lines=max_lines,
            placeholder=placeholder,
        )
    )


class TextWrapper:
    def __init__(
        self,
        width=70,
        initial_indent="",
        subsequent_indent="",
        expand_tabs=True,
        replace_whitespace=True,
        fix_sentence_endings=False,
        break_long_words=True,
        drop_whitespace=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _split(self, text):
        return _chunks(text, self.break_on_hyphens)

    def wrap(self, text):
        return wrap(
            text,
            self.width,
            initial_indent=self.initial_indent,
            subsequent_indent=self.subsequent_indent,
            expand_tabs=self.expand_tabs,
            replace_whitespace=self.replace_whitespace,
            fix_sentence_endings=self.fix_sentence_endings,
            drop_whitespace=self.drop_whitespace,
            break_long_words=self.break_long_words,
            break_on_hyphens=self.break_on_hyphens,
            tabsize=self.tabsize,
            max_lines=self.max_lines,
            placeholder=self.placeholder,
        )

    def fill(self, text):
        return "\n".join(self.wrap(text))


def shorten(text, width, *, placeholder=" [...]", break_long_words=True, break_on_hyphens=True):
    return fill(
        " ".join(text.strip().split()),
        width,
        max_lines=1,
        placeholder=placeholder,
        break_long_words=break_long_words,
        break_on_hyphens=break_on_hyphens,
    )


def dedent(text):
    lines = text.split("\n")
    margin = None
    for i, line in enumerate(lines):
        content = line.lstrip(" \t")
        if not content:
            lines[i] = ""
            continue
        indent = line[: len(line) - len(content)]
        if margin is None:
            margin = indent
        else:
            common = 0
            while common < len(margin) and common < len(indent) and margin[common] == indent[common]:
                common += 1
            margin = margin[:common]
    if margin:
        lines = [line[len(margin) :] if line else line for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    found = []
    for line in text.splitlines(True):
        chosen = predicate(line) if predicate is not None else line.strip() != ""
        found.append(prefix + line if chosen else line)
    return "".join(found)
