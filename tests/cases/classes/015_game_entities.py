class Entity:
    def __init__(self, x, y):
        self.x, self.y = x, y
        self.alive = True

    def update(self, world):
        pass


class Walker(Entity):
    def __init__(self, x, y, speed):
        super().__init__(x, y)
        self.speed = speed

    def update(self, world):
        self.x += self.speed
        if self.x > world.width or self.x < 0:
            self.speed = -self.speed
            self.x += 2 * self.speed


class Bomb(Entity):
    timer = 3

    def update(self, world):
        self.timer -= 1
        if self.timer == 0:
            self.alive = False
            for e in world.entities:
                if e is not self and abs(e.x - self.x) <= 2:
                    e.alive = False


class World:
    def __init__(self, width):
        self.width = width
        self.entities = []

    def tick(self):
        for e in self.entities:
            e.update(self)
        self.entities = [e for e in self.entities if e.alive]


w = World(10)
w.entities = [Walker(1, 0, 2), Walker(9, 0, 3), Bomb(5, 0)]
for _ in range(5):
    w.tick()
    print([(type(e).__name__, e.x) for e in w.entities])
