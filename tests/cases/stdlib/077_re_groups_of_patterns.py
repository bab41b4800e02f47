import re

PAIR = re.compile(r'(\w+)=("[^"]*"|\S+)')
ONE = re.compile(r"(\d+)")
THREE = re.compile(
    r"""(\w)   # a letter (first)
        (\d)   # a digit
        (x?)""",
    re.VERBOSE,
)
FIVE = re.compile("(a)(b)(c)(d)(e)?", flags=re.I)
WORD = re.compile("\\w+")
for k, v in PAIR.findall('a=1 b="x y"'):
    print(k, v)
print(dict(PAIR.findall("x=1 y=2")), ONE.findall("1 22 x"), THREE.findall("a1x b2"), FIVE.findall("ABCDE abcd"), WORD.findall("hi there"))
print(ONE.split("a1b22c"), WORD.split("a b c"), re.compile("(,)|(;)").split("a,b;c"), re.split(ONE, "a1b"), re.findall(PAIR, "k=v"))
print(re.sub(ONE, "#", "a1b2"), re.sub(ONE, lambda m: str(int(m[1]) + 1), "a9b2", count=1), re.findall(r"(\w)(\w)", "abcd"), re.findall("(a)" "(b)?" + "(c)", "abc ac"))
TOKENS = [("num", re.compile(r"\d+(\.\d*)?")), ("op", re.compile(r"(\+)|(-)")), ("ws", re.compile(r"\s+"))]


def tokens(text):
    pos = 0
    while pos < len(text):
        for kind, pattern in TOKENS:
            m = pattern.match(text, pos)
            if m:
                yield kind, m.group()
                pos = m.end()
                break
        else:
            raise SyntaxError(text[pos])


print(list(tokens("1.5 + 2")), [(m.start(), m.groups()) for m in PAIR.finditer("a=b c=d")])


class Lexer:
    pattern = re.compile(r"(\w+)\s*:\s*(\w+)")

    def __init__(self, extra=None):
        self.extra = re.compile(extra) if extra else None

    def pairs(self, text):
        return {k.lower(): v for k, v in self.pattern.findall(text)}


print(Lexer("x").pairs("A: b, C: d"), Lexer.pattern.groups)
