stack = []
for part in ([1, 2], [3], []):
    stack.append(iter(part).__next__)
while stack:
    try:
        print(stack[-1]())
    except StopIteration:
        stack.pop()
names = {"a": [].append, "b": [1].append}
names["a"](5)
upper = ["x".upper, "y".upper]
print([f() for f in upper], upper[0]())
pops = [{1, 2}.pop, {3}.pop]
print(pops[1]())
