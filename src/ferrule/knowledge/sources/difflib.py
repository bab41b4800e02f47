"""`difflib`: matching, ratios and unified differences. Translated with the program that imports it."""

import heapq
from collections import namedtuple

Match = namedtuple("Match", "a b size")


class SequenceMatcher:
    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.autojunk = autojunk
        self.a = a
        self.b = b
        self._chain()

    def set_seqs(self, a, b):
        self.a = a
        self.b = b
        self._chain()

    def set_seq1(self, a):
        self.a = a
        self._blocks = []

    def set_seq2(self, b):
        self.b = b
        self._chain()

    def _chain(self):
        self._blocks = []
        places = {}
        for i, item in enumerate(self.b):
            places.setdefault(item, []).append(i)
        junk = set()
        if self.isjunk is not None:
            for item in list(places):
                if self.isjunk(item):
                    junk.add(item)
                    del places[item]
        n = len(self.b)
        if self.autojunk and n >= 200:
            limit = n // 100 + 1
            for item in [item for item in places if len(places[item]) > limit]:
                del places[item]
        self.b2j = places
        self.bjunk = junk

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        ahi = len(self.a) if ahi is None else ahi
        bhi = len(self.b) if bhi is None else bhi
        best_i = alo
        best_j = blo
        best = 0
        lengths = {}
        for i in range(alo, ahi):
            row = {}
            for j in self.b2j.get(self.a[i], []):
                if j < blo:
                    continue
                if j >= bhi:
                    break
                k = lengths.get(j - 1, 0) + 1
                row[j] = k
                if k > best:
                    best_i = i - k + 1
                    best_j = j - k + 1
                    best = k
            lengths = row
        for junk in (False, True):
            while (
                best_i > alo
                and best_j > blo
                and (self.b[best_j - 1] in self.bjunk) == junk
                and self.a[best_i - 1] == self.b[best_j - 1]
            ):
                best_i -= 1
                best_j -= 1
                best += 1
            while (
                best_i + best < ahi
                and best_j + best < bhi
                and (self.b[best_j + best] in self.bjunk) == junk
                and self.a[best_i + best] == self.b[best_j + best]
            ):
                best += 1
        return Match(best_i, best_j, best)

    def get_matching_blocks(self):
        if self._blocks:
            return self._blocks
        pending = [(0, len(self.a), 0, len(self.b))]
        found = []
        while pending:
            alo, ahi, blo, bhi = pending.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            if match.size:
                found.append((match.a, match.b, match.size))
                if alo < match.a and blo < match.b:
                    pending.append((alo, match.a, blo, match.b))
                if match.a + match.size < ahi and match.b + match.size < bhi:
                    pending.append((match.a + match.size, ahi, match.b + match.size, bhi))
        found.sort()
        i = 0
        j = 0
        k = 0
        joined = []
        for i2, j2, k2 in found:
            if i + k == i2 and j + k == j2:
                k += k2
            else:
                if k:
                    joined.append(Match(i, j, k))
                i = i2
                j = j2
                k = k2
        if k:
            joined.append(Match(i, j, k))
        joined.append(Match(len(self.a), len(self.b), 0))
        self._blocks = joined
        return joined

    def get_opcodes(self):
        i = 0
        j = 0
        found = []
        for match in self.get_matching_blocks():
            tag = ""
            if i < match.a and j < match.b:
                tag = "replace"
            elif i < match.a:
                tag = "delete"
            elif j < match.b:
                tag = "insert"
            if tag:
                found.append((tag, i, match.a, j, match.b))
            i = match.a + match.size
            j = match.b + match.size
            if match.size:
                found.append(("equal", match.a, i, match.b, j))
        return found

    def get_grouped_opcodes(self, n=3):
        codes = self.get_opcodes()
        if not codes:
            codes = [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = (tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2)
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = (tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n))
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > n + n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1 = max(i1, i2 - n)
                j1 = max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        matches = sum([match.size for match in self.get_matching_blocks()])
        length = len(self.a) + len(self.b)
        return 2.0 * matches / length if length else 1.0

    def quick_ratio(self):
        counts = {}
        for item in self.b:
            counts[item] = counts.get(item, 0) + 1
        matches = 0
        for item in self.a:
            left = counts.get(item, 0)
            counts[item] = left - 1
            if left > 0:
                matches += 1
        length = len(self.a) + len(self.b)
        return 2.0 * matches / length if length else 1.0

    def real_quick_ratio(self):
        length = len(self.a) + len(self.b)
        return 2.0 * min(len(self.a), len(self.b)) / length if length else 1.0


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    found = []
    for other in possibilities:
        matcher = SequenceMatcher(None, other, word)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            found.append((matcher.ratio(), other))
    return [other for _, other in heapq.nlargest(n, found)]


def _span(start, stop):
    length = stop - start
    beginning = start + 1
    if length == 1:
        return f"{beginning}"
    if not length:
        beginning -= 1
    return f"{beginning},{length}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield "--- " + fromfile + ("\t" + fromfiledate if fromfiledate else "") + lineterm
            yield "+++ " + tofile + ("\t" + tofiledate if tofiledate else "") + lineterm
        yield "@@ -" + _span(group[0][1], group[-1][2]) + " +" + _span(group[0][3], group[-1][4]) + " @@" + lineterm
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            if tag in ("replace", "delete"):
                for line in a[i1:i2]:
                    yield "-" + line
            if tag in ("replace", "insert"):
                for line in b[j1:j2]:
                    yield "+" + line


def _range_of(start, stop):
    length = stop - start
    beginning = start + 1
    if not length:
        beginning -= 1
    if length <= 1:
        return f"{beginning}"
    return f"{beginning},{beginning + length - 1}"


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    prefix = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield "*** " + fromfile + ("\t" + fromfiledate if fromfiledate else "") + lineterm
            yield "--- " + tofile + ("\t" + tofiledate if tofiledate else "") + lineterm
        first, last = group[0], group[-1]
        yield "***************" + lineterm
        yield "*** " + _range_of(first[1], last[2]) + " ****" + lineterm
        if any(tag in ("replace", "delete") for tag, i1, i2, j1, j2 in group):
            for tag, i1, i2, j1, j2 in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield prefix[tag] + line
        yield "--- " + _range_of(first[3], last[4]) + " ----" + lineterm
        if any(tag in ("replace", "insert") for tag, i1, i2, j1, j2 in group):
            for tag, i1, i2, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield prefix[tag] + line


def IS_LINE_JUNK(line):
    text = line.strip()
    return text == "" or text == "#"


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


def restore(delta, which):
    tag = {1: "- ", 2: "+ "}.get(int(which), "")
    if not tag:
        raise ValueError("unknown delta choice (must be 1 or 2): %r" % which)
    for line in delta:
        if line[:2] == tag or line[:2] == "  ":
            yield line[2:]


class Differ:
    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            elif tag == "delete":
                yield from self._dump("-", a, alo, ahi)
            elif tag == "insert":
                yield from self._dump("+", b, blo, bhi)
            else:
                yield from self._dump(" ", a, alo, ahi)

    def _dump(self, tag, x, lo, hi):
        for i in range(lo, hi):
            yield f"{tag} {x[i]}"

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        """The shorter side first."""
        if bhi - blo < ahi - alo:
            yield from self._dump("+", b, blo, bhi)
            yield from self._dump("-", a, alo, ahi)
        else:
            yield from self._dump("-", a, alo, ahi)
            yield from self._dump("+", b, blo, bhi)

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """The pair of lines that are most alike in the middle, the rest around it in the same way."""
        best_ratio = 0.74
        cutoff = 0.75
        best_i = -1
        best_j = -1
        equal_i = -1
        equal_j = -1
        for j in range(blo, bhi):
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    if equal_i < 0:
                        equal_i = i
                        equal_j = j
                    continue
                matcher = SequenceMatcher(self.charjunk, a[i], b[j])
                if (
                    matcher.real_quick_ratio() > best_ratio
                    and matcher.quick_ratio() > best_ratio
                    and matcher.ratio() > best_ratio
                ):
                    best_ratio = matcher.ratio()
                    best_i = i
                    best_j = j
        identical = False
        if best_ratio < cutoff:
            if equal_i < 0:
                yield from self._plain_replace(a, alo, ahi, b, blo, bhi)
                return
            best_i = equal_i
            best_j = equal_j
            identical = True
        yield from self._helper(a, alo, best_i, b, blo, best_j)
        if identical:
            yield "  " + a[best_i]
        else:
            yield from self._marked(a[best_i], b[best_j])
        yield from self._helper(a, best_i + 1, ahi, b, best_j + 1, bhi)

    def _helper(self, a, alo, ahi, b, blo, bhi):
        if alo < ahi:
            if blo < bhi:
                yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
            else:
                yield from self._dump("-", a, alo, ahi)
        elif blo < bhi:
            yield from self._dump("+", b, blo, bhi)

    def _marked(self, aline, bline):
        """Two lines that are alike, each with a line below that points at what differs."""
        atags = ""
        btags = ""
        for tag, ai1, ai2, bj1, bj2 in SequenceMatcher(self.charjunk, aline, bline).get_opcodes():
            la = ai2 - ai1
            lb = bj2 - bj1
            if tag == "replace":
                atags += "^" * la
                btags += "^" * lb
            elif tag == "delete":
                atags += "-" * la
            elif tag == "insert":
                btags += "+" * lb
            else:
                atags += " " * la
                btags += " " * lb
        yield "- " + aline
        shown = _with_spaces(aline, atags)
        if shown:
            yield f"? {shown}\n"
        yield "+ " + bline
        shown = _with_spaces(bline, btags)
        if shown:
            yield f"? {shown}\n"


def _with_spaces(line, tags):
    """The marks, with the line's own kind of space where both have a space."""
    found = []
    for ch, tag in zip(line, tags):
        found.append(ch if tag == " " and ch.isspace() else tag)
    return "".join(found).rstrip()


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)
