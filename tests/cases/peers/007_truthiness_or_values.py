def get(d, k):
    return d.get(k) or "default"


print(get({"a": 0}, "a"), get({"a": 5}, "a"), get({"a": ""}, "b"))
x = [] or {} or 0 or None
print(x, [] and 1, 0 and 1, "a" and [], not [], not "x")
count = 0
name = None
print(count or 1, name or "anon", (count and name) is None, 3 and 4 or 5)
