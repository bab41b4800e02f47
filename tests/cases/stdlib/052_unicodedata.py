"""`unicodedata`: properties of characters, normal forms, names."""

import unicodedata
import zlib

STEP = 11


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


def characters():
    for code in range(0x110000):
        if code < 0x600 or code % STEP == 0:
            if not 0xD800 <= code < 0xE000:
                yield chr(code)


properties = 0
forms = 0
names = 0
for c in characters():
    found = (
        unicodedata.category(c),
        unicodedata.bidirectional(c),
        unicodedata.east_asian_width(c),
        unicodedata.mirrored(c),
        unicodedata.combining(c),
        unicodedata.decomposition(c),
        unicodedata.numeric(c, -1.0),
        unicodedata.digit(c, -1),
        unicodedata.decimal(c, -1),
    )
    if found[0] != "Cn":
        properties = zlib.crc32(repr(found).encode(), properties)
        names = zlib.crc32(unicodedata.name(c, "-").encode(), names)
        for form in ("NFC", "NFD", "NFKC", "NFKD"):
            forms = zlib.crc32(unicodedata.normalize(form, c + "e\u0323\u0301\u0307" + c).encode(), forms)
print(properties, forms, names, unicodedata.unidata_version)
print(plain("Ünïcödé çà été, Ångström"), unicodedata.normalize("NFKD", "ﬁ ½ Å").encode("ascii", "ignore").decode())
print(unicodedata.normalize("NFC", "e\u0301") == "é", len(unicodedata.normalize("NFD", "한글")), unicodedata.normalize("NFC", "\u1112\u1161\u11ab"))
print(unicodedata.is_normalized("NFC", "é"), unicodedata.is_normalized("NFD", "é"))
print(unicodedata.name("é"), unicodedata.name("\n", "no name"), unicodedata.name("字"), unicodedata.name("한"))
for call in (
    lambda: unicodedata.name("\n"),
    lambda: unicodedata.decimal("x"),
    lambda: unicodedata.digit("½"),
    lambda: str(unicodedata.numeric("x")),
    lambda: unicodedata.category("ab"),
    lambda: unicodedata.normalize("NFX", "é"),
):
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
