# Foxes, rabbits and grass on a torus. Random, but seeded.
import random


class Creature:
    energy = 10
    symbol = "?"
    breed_at = 20

    def __init__(self, world, x, y):
        self.world = world
        self.x = x
        self.y = y
        self.age = 0
        self.energy = type(self).energy
        self.children = []

    def move(self):
        dx, dy = self.choose_direction()
        self.x = (self.x + dx) % self.world.width
        self.y = (self.y + dy) % self.world.height
        self.energy -= self.cost()

    def choose_direction(self):
        return self.world.rng.choice([(0, 1), (1, 0), (0, -1), (-1, 0)])

    def cost(self):
        return 1

    def eat(self):
        raise NotImplementedError

    def breed(self):
        if self.energy < self.breed_at:
            return None
        self.energy //= 2
        child = self.__class__(self.world, self.x, self.y)
        child.energy = self.energy
        child.parent = self
        self.children.append(child)
        return child

    def alive(self):
        return self.energy > 0

    def __str__(self):
        return "%s at (%d, %d) with %s" % (type(self).__name__, self.x, self.y, self.energy)


class Rabbit(Creature):
    symbol = "r"
    breed_at = 18

    def eat(self):
        self.energy += self.world.graze(self.x, self.y)


class Fox(Creature):
    energy = 25
    symbol = "F"
    breed_at = 50

    def __init__(self, world, x, y):
        super().__init__(world, x, y)
        self.kills = 0

    def cost(self):
        return super().cost() + 0.5

    def choose_direction(self):
        for rabbit in self.world.of_type(Rabbit):
            dx, dy = rabbit.x - self.x, rabbit.y - self.y
            if abs(dx) + abs(dy) == 1:
                return dx, dy
        return super().choose_direction()

    def eat(self):
        for rabbit in self.world.of_type(Rabbit):
            if (rabbit.x, rabbit.y) == (self.x, self.y) and rabbit.alive():
                self.energy += rabbit.energy / 2
                rabbit.energy = 0
                self.kills += 1
                break


class World:
    def __init__(self, width=20, height=8, seed=1):
        self.width = width
        self.height = height
        self.rng = random.Random(seed)
        self.grass = [[self.rng.randint(0, 4) for _ in range(width)] for _ in range(height)]
        self.creatures = []
        self.history = []
        self.graves = {}

    def populate(self, **numbers):
        kinds = {"rabbits": Rabbit, "foxes": Fox}
        for name, n in numbers.items():
            for _ in range(n):
                self.creatures.append(kinds[name](self, self.rng.randrange(self.width), self.rng.randrange(self.height)))
        return self

    def of_type(self, kind):
        return [c for c in self.creatures if isinstance(c, kind)]

    def graze(self, x, y):
        amount = min(self.grass[y][x], 3)
        self.grass[y][x] -= amount
        return amount

    def tick(self):
        for row in self.grass:
            for x in range(len(row)):
                if row[x] < 6 and self.rng.random() < 0.2:
                    row[x] += 1
        self.rng.shuffle(self.creatures)
        born = []
        for c in self.creatures:
            if not c.alive():
                continue
            c.age += 1
            c.move()
            c.eat()
            child = c.breed()
            if child:
                born.append(child)
        for c in self.creatures:
            if not c.alive():
                self.graves.setdefault(type(c).__name__, []).append(c.age)
        self.creatures = [c for c in self.creatures if c.alive()] + born
        self.history.append((len(self.of_type(Rabbit)), len(self.of_type(Fox)), sum(map(sum, self.grass))))

    def picture(self):
        rows = [["." if g < 3 else ":" for g in row] for row in self.grass]
        for c in self.creatures:
            if rows[c.y][c.x] != Fox.symbol:
                rows[c.y][c.x] = c.symbol
        return "\n".join("".join(r) for r in rows)


def family(creature):
    return 1 + sum(family(c) for c in creature.children)


world = World(seed=99).populate(rabbits=25, foxes=3)
founders = list(world.creatures)
print(world.picture())
for day in range(1, 61):
    world.tick()
    if day % 20 == 0:
        print("day", day, "rabbits %d foxes %d grass %d" % world.history[-1])
        print(world.picture())
    if not world.creatures:
        print("everybody died on day", day)
        break
print([h[0] for h in world.history[::5]])
print([h[1] for h in world.history[::5]])
for kind, ages in sorted(world.graves.items()):
    print(kind, len(ages), "deaths, mean age %.4f, oldest %d" % (sum(ages) / len(ages), max(ages)))
best = max(founders, key=family)
print(best, "has a family of", family(best), "first child has the right parent:", best.children[0].parent is best)
foxes = [c for c in founders if isinstance(c, Fox)]
print([f.kills for f in foxes], founders[0].world is world)
try:
    Creature(world, 0, 0).eat()
except NotImplementedError as e:
    print("a bare creature cannot eat", repr(e))
print(world.rng.random())
