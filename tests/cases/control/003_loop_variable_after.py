for i in range(5):
    i *= 2
print(i)
for x in []:
    pass
try:
    print(x)
except NameError as e:
    print("NameError:", e)
for ch in "xyz":
    last = ch
print(last, ch)
rows = 0
for rows, line in enumerate("a b c".split(), 1):
    pass
print(rows, line)
