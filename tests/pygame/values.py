import random

import pygame
from pygame.math import Vector2

class P:
    def __init__(self):
        self.pos = Vector2(3, 4)
        self.vel = Vector2(1, 0.5)

p = P()
p.pos += p.vel * 2
print(p.pos, p.pos.length(), p.vel.rotate(90), Vector2(1, 1).angle_to((0, 1)), p.pos[0], p.pos == Vector2(5, 5))
p.pos.x += 2
print(repr(p.pos), p.pos - (1, 1), (1, 1) - p.pos, 2 * p.pos, p.pos / 3, p.pos.normalize(), -p.pos)
r = pygame.Rect(1, 2, 30, 40)
r.center = p.pos
r2 = r.move(3, -4).inflate(2, 2)
print(r, r2, r.colliderect(r2), r.clip(r2), r.topleft, r.size, r2.union(r), r.collidelist([r2, r]), list(r), r[2])
c = pygame.Color("orange")
print(c, c.r, c.lerp((0, 0, 0), 0.5), c[1], c + pygame.Color(1, 2, 3))
f = pygame.FRect(0.5, 1, 2, 3)
f.x += 0.25
print(f, f.right, f.center)
for a, b, x, y in [(1, 2, 3, 4)]:
    print(pygame.Rect(a, b, x, y).clipline((0, 0), (50, 50)))
random.seed(7)
points = [Vector2(random.randrange(40), random.random()) for _ in range(3)]
print([p.x for p in points], max(points, key=lambda p: p.y), r.collidepoint(points[0]))
