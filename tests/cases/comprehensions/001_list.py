print([x * x for x in range(6)], [x for x in range(20) if x % 3 == 0])
print([(x, y) for x in range(3) for y in range(x)], [[i * j for j in range(3)] for i in range(3)])
print([w.upper() for w in ["a", "b"]], ["even" if n % 2 == 0 else "odd" for n in range(4)])
x = "outer"
squares = [x for x in range(3)]
print(x, squares)
print([a for a in range(30) if a % 2 if a % 3 if a % 5])
