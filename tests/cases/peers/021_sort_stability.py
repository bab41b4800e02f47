people = [("bob", 3), ("ann", 1), ("cid", 3), ("dan", 1), ("eve", 2)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(sorted(people), key=lambda p: -p[1]))
people.sort(key=lambda p: (p[1], p[0] > "c"))
print(people)
print(sorted([True, 1, 0, False, 1.0]), sorted(["b", "B", "a", "A"], key=str.lower), sorted("bA"))
print(max(people, key=lambda p: p[1]), min(people, key=lambda p: p[1]), sorted({3: "x", 1: "y"}.items()))
