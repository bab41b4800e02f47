"""Render a subset of Markdown as HTML."""
import re
import sys

INLINE = [
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\*\*(.+?)\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*(.+?)\*"), r"<i>\1</i>"),
    (re.compile(r"!\[([^\]]*)\]\(([^)]+)\)"), r'<img alt="\1" src="\2">'),
    (re.compile(r"\[([^\]]+)\]\(([^)]+)\)"), r'<a href="\2">\1</a>'),
]


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def inline(text):
    text = escape(text)
    for pattern, replacement in INLINE:
        text = pattern.sub(replacement, text)
    return text


def slug(title):
    return re.sub(r"[^\w]+", "-", title.lower()).strip("-")


class Renderer:
    def __init__(self):
        self.out = []
        self.toc = []
        self.paragraph = []
        self.lists = []
        self.rules = [
            (r"^(#{1,6})\s+(.*)$", self.heading),
            (r"^( *)[-*]\s+(.*)$", self.item),
            (r"^( *)\d+\.\s+(.*)$", self.numbered),
            (r"^>\s?(.*)$", self.quote),
            (r"^-{3,}$", self.rule),
        ]

    def emit(self, fmt, *args, **kw):
        self.out.append("  " * len(self.lists) + fmt.format(*args, **kw))

    def flush(self):
        if self.paragraph:
            self.emit("<p>{}</p>", inline(" ".join(self.paragraph)))
            self.paragraph = []

    def close_lists(self, depth=0):
        while len(self.lists) > depth:
            tag = self.lists.pop()
            self.emit("</{tag}>", tag=tag)

    def heading(self, m):
        self.close_lists()
        level, title = len(m.group(1)), m.group(2)
        self.toc.append((level, title))
        self.emit('<h{0} id="{1}">{2}</h{0}>', level, slug(title), inline(title))

    def item(self, m, tag="ul"):
        depth = len(m.group(1)) // 2 + 1
        self.close_lists(depth)
        while len(self.lists) < depth:
            self.emit("<{}>", tag)
            self.lists.append(tag)
        self.emit("<li>{}</li>", inline(m[2]))

    def numbered(self, m):
        self.item(m, tag="ol")

    def quote(self, m):
        self.close_lists()
        self.emit("<blockquote>{}</blockquote>", inline(m.group(1)))

    def rule(self, m):
        self.close_lists()
        self.emit("<hr>")

    def render(self, lines):
        code = None
        for number, line in enumerate(lines, 1):
            if line.startswith("```"):
                self.flush()
                if code is None:
                    code = []
                else:
                    self.emit("<pre>{}</pre>", escape("\n".join(code)))
                    code = None
                continue
            if code is not None:
                code.append(line)
                continue
            for pattern, action in self.rules:
                if m := re.match(pattern, line):
                    self.flush()
                    action(m)
                    break
            else:
                if line.strip():
                    self.close_lists()
                    self.paragraph.append(line.strip())
                else:
                    self.flush()
        self.flush()
        self.close_lists()
        if code is not None:
            raise SyntaxError(f"unclosed code block, {number} lines read")
        return "\n".join(self.out)


def contents(toc):
    return "\n".join("  " * (level - 1) + "- " + title + " (#" + slug(title) + ")" for level, title in toc)


def main(path):
    with open(path, encoding="utf-8") as f:
        lines = [line.rstrip("\n") for line in f]
    r = Renderer()
    print(r.render(lines))
    print(contents(r.toc))
    words = re.findall(r"\w+", re.sub(r"<[^>]+>", " ", "\n".join(r.out)))
    print(len(words), "words,", sum(1 for w in words if w[0].isupper()), "capitalised")
    for text in ["**a** *b* `c<d`", "[x](http://y) & ![i](p.png)", "no * stars", "**un*closed"]:
        print(inline(text))
    try:
        Renderer().render(["```", "oops"])
    except SyntaxError as e:
        print("error:", e)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "sample.md")
