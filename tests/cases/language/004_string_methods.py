print("42".isdecimal(), "²".isdecimal(), "²".isdigit(), "½".isnumeric(), "٣".isdecimal(), "".isdecimal())
print("abc".isprintable(), "a\nb".isprintable(), "\u200b".isprintable(), "é".isprintable(), "".isprintable())
print("banana".rindex("an"), "banana".rindex("an", 0, 4), "bañaña".rindex("ña"))
try:
    "banana".rindex("x")
except ValueError as error:
    print(error)
print("a" <= "a", "b" >= "c", "é" >= "e", "a" <= "B", "" <= "a")
print(f"{'é'!a} {'日本'!a:>20} {3!a}", ascii(["ü", "x"]))
print("{!a:<8}|".format("ß"), "%a" % "ß")
