big = 10**30
print([1, 2].index(2, -big, big), "abc".find("c", -big, big), "abc".find("a", big), (1, 2).index(1, -big))
print("abc".count("b", -big, big), "abc".startswith("a", -big), b"abc".find(b"c", -big, big), "abc".rfind("a", -big, big))
try:
    [1].index(1, big)
except ValueError as error:
    print(error)
