print(repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("tab\tnl\n back\\"))
print(repr("\x00\x1f\x7f\x80"), repr("é ü ß 日本 😀"), repr("\u200b\xa0"))
print("line1\nline2", 'single', """triple
quoted""", r"raw\n", "con" "cat")
print(["a'b", "c\n"], ("é",), {"k": "v\t"})
