"""`html.parser`: tags, text, comments and declarations of HTML as calls of methods. Translated with the program that
imports it. What is not complete yet waits for the next `feed`.
"""

import re
from html import unescape

_TAG_NAME = re.compile(r"([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*")
_VALUE = r"""(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)"""
_ATTRIBUTE = re.compile(r"""((?<=['"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*(""" + _VALUE + r"))?(?:\s|/(?!>))*")
_START_TAG = re.compile(
    r"""<[a-zA-Z][^\t\n\r\f />\x00]*(?:[\s/]*(?:(?<=['"\s/])[^\s/>][^\s/=>]*(?:\s*=+\s*"""
    + _VALUE
    + r"\s*)?(?:\s|/(?!>))*)*)?\s*"
)
_END_TAG = re.compile(r"</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>")
_COMMENT_END = re.compile(r"--\s*>")
_NUMBER = re.compile(r"&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]")
_NAMED = re.compile(r"&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]")
_BEGUN = re.compile(r"&[a-zA-Z#]")
_SPECIAL = re.compile(r"[&<]")
_BORDER = re.compile(r"[\s;]")
_SECTION = re.compile(r"[a-zA-Z][-_.a-zA-Z0-9]*\s*")


class HTMLParser:
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata = ""
        self.lasttag = "???"
        self.cdata_elem = None
        self.lineno = 1
        self.offset = 0
        self._start_text = None
        self._interesting = _SPECIAL

    def feed(self, data):
        self.rawdata = self.rawdata + data
        self.goahead(False)

    def close(self):
        self.goahead(True)

    def getpos(self):
        return self.lineno, self.offset

    def get_starttag_text(self):
        return self._start_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()
        self._interesting = re.compile(r"</\s*%s\s*>" % self.cdata_elem, re.I)

    def clear_cdata_mode(self):
        self._interesting = _SPECIAL
        self.cdata_elem = None

    def updatepos(self, i, j):
        if i >= j:
            return j
        lines = self.rawdata.count("\n", i, j)
        if lines:
            self.lineno += lines
            self.offset = j - (self.rawdata.rindex("\n", i, j) + 1)
        else:
            self.offset += j - i
        return j

    def _text(self, i, j):
        """Hands over a piece of text."""
        if self.convert_charrefs and not self.cdata_elem:
            self.handle_data(unescape(self.rawdata[i:j]))
        else:
            self.handle_data(self.rawdata[i:j])

    def _text_end(self, i, n):
        """Where the text that starts at `i` ends; -1 when more has to come first."""
        if self.convert_charrefs and not self.cdata_elem:
            j = self.rawdata.find("<", i)
            if j >= 0:
                return j
            reference = self.rawdata.rfind("&", max(i, n - 34))
            if reference >= 0 and not _BORDER.search(self.rawdata, reference):
                return -1
            return n
        match = self._interesting.search(self.rawdata, i)
        if match:
            return match.start()
        return -1 if self.cdata_elem else n

    def goahead(self, end):
        rawdata = self.rawdata
        i = 0
        n = len(rawdata)
        while i < n:
            j = self._text_end(i, n)
            if j < 0:
                break
            if i < j:
                self._text(i, j)
            i = self.updatepos(i, j)
            if i == n:
                break
            if rawdata[i] == "<":
                k = self._markup(i, n)
                if k == -2:
                    break
                if k < 0:
                    if not end:
                        break
                    k = self._broken_markup(i)
                i = self.updatepos(i, k)
            else:
                k = self._reference(i, n, end)
                if k < 0:
                    i = -k - 1
                    break
                i = k
        if end and i < n and not self.cdata_elem:
            self._text(i, n)
            i = self.updatepos(i, n)
        self.rawdata = rawdata[i:]

    def _markup(self, i, n):
        """The end of what starts with `<`; -1 when it is not complete, -2 when nothing can be said yet."""
        rawdata = self.rawdata
        following = rawdata[i + 1 : i + 2]
        if following.isascii() and following.isalpha():
            return self.parse_starttag(i)
        if following == "/":
            return self.parse_endtag(i)
        if rawdata.startswith("<!--", i):
            return self.parse_comment(i)
        if following == "?":
            return self.parse_pi(i)
        if following == "!":
            return self.parse_html_declaration(i)
        if i + 1 < n:
            self.handle_data("<")
            return i + 1
        return -2

    def _broken_markup(self, i):
        """Markup that never ends is text."""
        k = self.rawdata.find(">", i + 1)
        if k < 0:
            k = self.rawdata.find("<", i + 1)
            if k < 0:
                k = i + 1
        else:
            k += 1
        self._text(i, k)
        return k

    def _reference(self, i, n, end):
        """The end of what starts with `&`; `-place - 1` when the rest, from that place on, has to wait."""
        rawdata = self.rawdata
        if rawdata.startswith("&#", i):
            match = _NUMBER.match(rawdata, i)
            if match:
                self.handle_charref(match.group()[2:-1])
                k = match.end()
                return self.updatepos(i, k if rawdata.startswith(";", k - 1) else k - 1)
            if ";" in rawdata[i:]:
                self.handle_data(rawdata[i : i + 2])
                i = self.updatepos(i, i + 2)
            return -i - 1
        match = _NAMED.match(rawdata, i)
        if match:
            self.handle_entityref(match.group(1))
            k = match.end()
            return self.updatepos(i, k if rawdata.startswith(";", k - 1) else k - 1)
        match = _BEGUN.match(rawdata, i)
        if match:
            if end and match.group() == rawdata[i:]:
                i = self.updatepos(i, i + 1)
            return -i - 1
        if i + 1 < n:
            self.handle_data("&")
            return self.updatepos(i, i + 1)
        return -i - 1

    def parse_html_declaration(self, i):
        rawdata = self.rawdata
        if rawdata.startswith("<![", i):
            return self.parse_marked_section(i)
        if rawdata[i : i + 9].lower() == "<!doctype":
            close = rawdata.find(">", i + 9)
            if close == -1:
                return -1
            self.handle_decl(rawdata[i + 2 : close])
            return close + 1
        return self.parse_bogus_comment(i)

    def parse_marked_section(self, i):
        rawdata = self.rawdata
        match = _SECTION.match(rawdata, i + 3)
        if match is None:
            if i + 3 == len(rawdata):
                return -1
            raise AssertionError("expected name token")
        if match.end() == len(rawdata):
            return -1
        name = match.group().strip().lower()
        if name in ("temp", "cdata", "ignore", "include", "rcdata"):
            found = re.compile(r"]\s*]\s*>").search(rawdata, i + 3)
        elif name in ("if", "else", "endif"):
            found = re.compile(r"]\s*>").search(rawdata, i + 3)
        else:
            raise AssertionError("unknown status keyword %r in marked section" % rawdata[i + 3 : match.end()])
        if not found:
            return -1
        self.unknown_decl(rawdata[i + 3 : found.start()])
        return found.end()

    def parse_bogus_comment(self, i):
        close = self.rawdata.find(">", i + 2)
        if close == -1:
            return -1
        self.handle_comment(self.rawdata[i + 2 : close])
        return close + 1

    def parse_comment(self, i):
        match = _COMMENT_END.search(self.rawdata, i + 4)
        if not match:
            return -1
        self.handle_comment(self.rawdata[i + 4 : match.start()])
        return match.end()

    def parse_pi(self, i):
        close = self.rawdata.find(">", i + 2)
        if close == -1:
            return -1
        self.handle_pi(self.rawdata[i + 2 : close])
        return close + 1

    def parse_starttag(self, i):
        self._start_text = None
        endpos = self.check_for_whole_start_tag(i)
        if endpos < 0:
            return endpos
        rawdata = self.rawdata
        self._start_text = rawdata[i:endpos]
        attrs = []
        match = _TAG_NAME.match(rawdata, i + 1)
        if match is None:
            raise AssertionError("unexpected call to parse_starttag()")
        k = match.end()
        tag = match.group(1).lower()
        self.lasttag = tag
        while k < endpos:
            found = _ATTRIBUTE.match(rawdata, k)
            if not found:
                break
            value = None
            if found.group(2):
                value = found.group(3) or ""
                if len(value) > 0 and value[0] in "'\"" and value[0] == value[-1]:
                    value = value[1:-1]
                value = unescape(value)
            attrs.append((found.group(1).lower(), value))
            k = found.end()
        end = rawdata[k:endpos].strip()
        if end not in (">", "/>"):
            self.handle_data(rawdata[i:endpos])
            return endpos
        if end.endswith("/>"):
            self.handle_startendtag(tag, attrs)
        else:
            self.handle_starttag(tag, attrs)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return endpos

    def check_for_whole_start_tag(self, i):
        rawdata = self.rawdata
        match = _START_TAG.match(rawdata, i)
        if match is None:
            raise AssertionError("we should not get here!")
        j = match.end()
        following = rawdata[j : j + 1]
        if following == ">":
            return j + 1
        if following == "/":
            if rawdata.startswith("/>", j):
                return j + 2
            return -1
        if following == "" or following == "=" or (following.isascii() and following.isalpha()):
            return -1
        return j if j > i else i + 1

    def parse_endtag(self, i):
        rawdata = self.rawdata
        close = rawdata.find(">", i + 1)
        if close == -1:
            return -1
        close += 1
        match = _END_TAG.match(rawdata, i)
        if match is None:
            if self.cdata_elem is not None:
                self.handle_data(rawdata[i:close])
                return close
            named = _TAG_NAME.match(rawdata, i + 2)
            if named is None:
                if rawdata[i : i + 3] == "</>":
                    return i + 3
                return self.parse_bogus_comment(i)
            self.handle_endtag(named.group(1).lower())
            return rawdata.find(">", named.end()) + 1
        elem = match.group(1).lower()
        if self.cdata_elem is not None and elem != self.cdata_elem:
            self.handle_data(rawdata[i:close])
            return close
        self.handle_endtag(elem)
        self.clear_cdata_mode()
        return close

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
