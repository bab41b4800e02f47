import mistune

print(mistune.markdown('I am using **mistune markdown parser**'))
markdown = mistune.Markdown()
print(markdown("# Title\n\nSome *emphasis* and `code` with a [link](http://x.y 'title').\n\n- a\n- b\n  - c\n\n1. one\n2. two\n\n> quote\n\n```py\nprint(1)\n```\n\n| a | b |\n|---|:-:|\n| 1 | 2 |\n\n---\n\n![img](a.png) <b>raw</b> & ~~gone~~ footnote[^1]\n\n[^1]: the note"))


class Mine(mistune.Renderer):
    def header(self, text, level, raw=None):
        return "<H%d>%s</H%d>\n" % (level, text, level)


print(mistune.Markdown(renderer=Mine(escape=True, hard_wrap=True))("# x\n\n<i>y</i>\nz"))
