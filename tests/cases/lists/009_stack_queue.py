stack = []
for token in "3 4 + 2 * 7 -".split():
    if token.isdigit():
        stack.append(int(token))
    else:
        b = stack.pop()
        a = stack.pop()
        if token == "+":
            stack.append(a + b)
        elif token == "-":
            stack.append(a - b)
        else:
            stack.append(a * b)
print(stack)
queue = [1]
order = []
while queue:
    n = queue.pop(0)
    order.append(n)
    for k in (2 * n, 2 * n + 1):
        if k < 12:
            queue.append(k)
print(order)
