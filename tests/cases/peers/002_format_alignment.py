rows = [("id", "name"), (1, "al"), (22, "bobby")]
for a, b in rows:
    print("|{:>8}|{:<8}|{:^8}|".format(a, b, b))
    print(f"|{a!s:>8}|{b:>8}|{b:.2}|{a:>{4}}|")
print("{:>8}".format("x"), "{:>8}".format(5), "{:<8}|".format(2.5), "{:^8}|".format(True))
