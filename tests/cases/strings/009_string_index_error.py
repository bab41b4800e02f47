s = "abc"
for i in [0, 2, 3, -3, -4]:
    try:
        print(i, s[i])
    except IndexError as e:
        print(i, e)
print(s[5:], s[-10:2], s[2:1], s[::-2])
try:
    s + 1
except TypeError as e:
    print(e)
