def text(n):
    return f"<{n}>"


print(len(text(10 ** 4000)))
print(text(10 ** 5000))
