class Pos:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        if not isinstance(other, Pos):
            return NotImplemented
        return (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __repr__(self):
        return f"{self.x},{self.y}"


seen = {Pos(0, 0)}
p = Pos(0, 0)
path = [p]
for dx, dy in [(1, 0), (0, 1), (-1, 0), (0, -1), (2, 2)]:
    p = Pos(p.x + dx, p.y + dy)
    if p in seen:
        print("seen", p)
    seen.add(p)
    path.append(p)
print(len(seen), path, path.index(Pos(1, 1)), {Pos(1, 1): "a"}[Pos(1, 1)])
print(Pos(0, 0) == 5, Pos(0, 0) != Pos(0, 0))
