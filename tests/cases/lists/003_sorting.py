xs = [5, 2, 8, 1, 9, 3]
print(sorted(xs), sorted(xs, reverse=True), xs)
xs.sort()
print(xs)
people = [("bob", 30), ("alice", 25), ("carol", 30), ("dave", 25)]
people.sort(key=lambda p: p[1])
print(people)
people.sort(key=lambda p: (-p[1], p[0]))
print(people)
people.sort(key=lambda p: p[1], reverse=True)
print(people)
print(sorted(["bb", "a", "ccc"], key=len), sorted("hello"), list(reversed([1, 2, 3])))
