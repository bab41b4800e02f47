line = "  the quick  brown fox  "
print(line.split(), line.split(" "), "a,b,,c".split(","), "a,b,c,d".split(",", 2))
print("-".join(["x", "y", "z"]), "".join(c for c in "hello" if c != "l"))
print("one\ntwo\r\nthree".splitlines(), "key=value=x".partition("="), "a.b.c".rpartition("."))
print("a b c d".rsplit(" ", 1), "".split(), "".split(","))
print(", ".join(str(n) for n in range(5)))
