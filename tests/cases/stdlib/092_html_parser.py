"""`html.parser` and `html.unescape`: tags, attributes, references, what is not complete."""

import html
from html.parser import HTMLParser


class Events(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs, self.get_starttag_text(), self.getpos())

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", data)

    def handle_decl(self, decl):
        print("decl", decl)


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.links = []
        self.depth = 0
        self.texts = []

    def handle_starttag(self, tag, attrs):
        self.depth += 1
        if tag == "a":
            self.links.append(dict(attrs).get("href"))

    def handle_startendtag(self, tag, attrs):
        self.texts.append(f"<{tag}>")

    def handle_endtag(self, tag):
        self.depth -= 1

    def handle_data(self, data):
        if data.strip():
            self.texts.append(data.strip())


parser = Events()
parser.feed('<!DOCTYPE html><html>\n<body class="a" id=x disabled><p>Hi &amp; bye<br/>x &lt; y &copy 3 &unknown;</p>')
parser.feed("<!-- note --><script>if (a < b && c) { }</scr")
parser.feed("ipt></body></html> tail &am")
parser.close()
links = Links()
links.feed("<ul><li><a href='/one?a=1&amp;b=2'>One</a><li><A HREF=/two>Two</A><hr /></ul><a>none</a>")
print(links.links, links.texts, links.depth)
raw = Events(convert_charrefs=False)
raw.feed("a &amp; b &#65; <b>c</b> <")
raw.close()
print(html.unescape("&eacute;&Eacute &notit; &#x41;&#66 &#128; &#0; &#xD800; &#1; &nosuch; &amp &ampx &; &#; &frac12;&hearts;&bne;"))
print(html.escape("<a href='x'>\"&\"</a>"), html.escape("'\"", quote=False))
