import re

print(re.findall(r"\d+", "a1 b22 c333"), re.sub(r"\s+", " ", "a  b \t c"), re.split(r"[,;]", "a,b;c"))
m = re.match(r"(\w+)@(\w+)\.com", "bob@site.com rest")
print(m.group(), m.group(1), m.groups(), m.start(2), m.end(), m.span(1))
print(re.search("z", "abc"), bool(re.fullmatch(r"[a-c]+", "abcab")))
p = re.compile(r"(?P<key>\w+)=(?P<val>\d+)", re.I)
for m in p.finditer("x=1, Y=22"):
    print(m["key"], m.group("val"), m.groupdict())
print(re.sub(r"(\w)(\d)", r"\2\1", "a1b2"), re.sub(r"\d", lambda m: str(int(m.group()) * 2), "1a5"), re.escape("a.b"))
print(re.findall(r"(a)(b)?", "ab a"), re.sub("x*", "-", "abc"), re.split(r"(\d)", "a1b2c"), re.subn("a", "b", "aa"))
print([t.group() for t in re.finditer(r"\d+\.?\d*|[-+*/()]", "3.5+(2*10)")], re.findall("^\\w", "a\nb", re.M))
