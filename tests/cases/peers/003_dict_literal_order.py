d = {"zebra": 1, "apple": 2, "mango": 3, "kiwi": 4, "zebra": 5}
print(d)
for k in d:
    print(k)
e = {}
for w in "the order of first insertion is the order".split():
    e[w] = e.get(w, 0) + 1
print(list(e.items()))
