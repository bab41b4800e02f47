def check(value, kind):
    return isinstance(value, kind)  #! FER0324 "kind"


print(check(1, int), check("a", str))
