s = "naïve café 日本語 😀"
print(len(s), s.upper(), s[::-1], s[11], s[-1])
print([ord(c) for c in "é日😀"], "ß".upper(), "İ".lower(), "ﬁ".upper(), "Straße".casefold())
print("日本" in s, s.find("😀"), s.index("語"), s.split())
print("é".encode("utf-8"), b"\xc3\xa9".decode(), len("😀".encode()))
print("ΑΣ".lower(), "ǅ".title(), "éa" < "z", sorted(["é", "z", "a"]))
