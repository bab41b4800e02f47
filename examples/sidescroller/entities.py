"""Everything that moves, glitters or bites."""
import math
import pygame
from settings import *

class Thing:
    """Base of all: a rectangle in the level that can be touched."""
    size = (TILE, TILE)

    def __init__(self, x, y):
        w, h = self.size
        self.rect = pygame.Rect(x + (TILE - w) // 2, y + TILE - h, w, h)
        self.home = self.rect.center
        self.x, self.y = float(self.rect.x), float(self.rect.y)
        self.vx, self.vy, self.on_ground = 0, 0, False
        self.alive, self.age = True, 0

    def update(self, game):
        self.age += 1

    def move(self, level):
        """Falls and bumps into tiles; says whether a wall was in the way."""
        self.x += self.vx
        self.rect.x = int(self.x)
        walls = level.touching(self.rect)
        for tile in walls:
            if self.vx > 0:
                self.rect.right = tile.left
            else:
                self.rect.left = tile.right
            self.x = float(self.rect.x)
        self.vy = min(self.vy + GRAVITY, MAX_FALL)
        self.y += self.vy
        self.rect.y = int(self.y)
        floors = level.touching(self.rect)
        self.on_ground = len(floors) > 0 and self.vy > 0
        for tile in floors:
            if self.on_ground:
                self.rect.bottom = tile.top
            else:
                self.rect.top = tile.bottom
            self.y, self.vy = float(self.rect.y), 0
        return len(walls) > 0

class Player(Thing):
    size = (22, 28)
    def __init__(self, x, y):
        super().__init__(x, y)
        self.facing = 1
        self.coyote = self.buffer = 0

    def update(self, game):
        super().update(game)
        keys = pygame.key.get_pressed()
        direction = keys[pygame.K_RIGHT] - keys[pygame.K_LEFT]
        self.facing = direction or self.facing
        self.vx = max(-RUN_SPEED, min(RUN_SPEED, self.vx * FRICTION + direction * ACCELERATION))
        self.x = max(self.x, 2.0)
        self.coyote = COYOTE if self.on_ground else max(0, self.coyote - 1)
        self.buffer = max(0, self.buffer - 1)
        if self.buffer and self.coyote:
            self.vy, self.buffer, self.coyote = JUMP, 0, 0
            game.burst(self.rect.midbottom, WHITE, 5)
        self.move(game.level)
        if self.rect.top > HEIGHT or game.level.touching(self.rect.inflate(-8, -8), "^"):
            self.alive = False

    def draw(self, screen, camera):
        r = self.rect.move(-camera, 0)
        step = math.sin(self.age * 0.6) * 4 if self.on_ground and abs(self.vx) > 0.5 else 2
        pygame.draw.line(screen, FOX, (r.centerx, r.bottom - 9), (r.centerx - 21 * self.facing, r.bottom - 16 + step), 7)
        pygame.draw.rect(screen, FOX, (r.x, r.y + 6, r.w, r.h - 10), border_radius=8)
        for x, swing in ((r.centerx - 7, step), (r.centerx + 5, -step)):
            pygame.draw.polygon(screen, FOX, [(x - 2, r.y + 9), (x + 1, r.y - 3), (x + 5, r.y + 9)])
            pygame.draw.line(screen, BLACK, (x, r.bottom - 5), (x + swing, r.bottom - 1), 3)
        pygame.draw.circle(screen, BLACK, (r.centerx + 4 * self.facing, r.y + 11), 2)

class Enemy(Thing):
    """Bites, unless the player comes from above."""
    def touch(self, game, player):
        if player.vy > 0 and player.rect.bottom - self.rect.top < 16:
            self.alive = False
            player.vy = BOUNCE
            game.combo += 1
            game.score += 100 * game.combo
            game.burst(self.rect.center, self.color, 14)
        else:
            player.alive = False

class Slime(Enemy):
    size = (28, 20)
    color = SLIME
    def update(self, game):
        super().update(game)
        if self.vx == 0:
            self.vx = -1.2
        ahead = pygame.Rect(self.rect.left if self.vx < 0 else self.rect.right - 1, self.rect.bottom, 1, 4)
        if self.move(game.level) or (self.on_ground and not game.level.touching(ahead)):
            self.vx = -self.vx

    def draw(self, screen, camera):
        squash = int(math.sin(self.age * 0.15) * 3)
        r = self.rect.move(-camera, squash).inflate(2 * squash, 0)
        pygame.draw.ellipse(screen, SLIME, r)
        pygame.draw.circle(screen, BLACK, (r.centerx + (7 if self.vx > 0 else -7), r.y + 8), 3)

class Bat(Enemy):
    size = (26, 16)
    color = BAT
    def update(self, game):
        super().update(game)
        self.rect.centerx = self.home[0] + round(math.cos(self.age * 0.03) * 70)
        self.rect.centery = self.home[1] + round(math.sin(self.age * 0.06) * 26)

    def draw(self, screen, camera):
        x, y, flap = self.rect.centerx - camera, self.rect.centery, math.sin(self.age * 0.4) * 9
        pygame.draw.polygon(screen, BAT, [(x, y + 5), (x - 16, y - flap), (x, y - 3), (x + 16, y - flap)])
        pygame.draw.circle(screen, RED, (x, y), 4)

class Coin(Thing):
    size = (18, 18)
    def touch(self, game, player):
        self.alive = False
        game.coins += 1
        game.score += 10
        game.burst(self.rect.center, GOLD, 6)

    def draw(self, screen, camera):
        width = max(3, int(abs(math.cos((self.age + self.rect.x) * 0.07)) * 18))
        coin = pygame.Rect(self.rect.centerx - camera - width // 2, self.rect.y, width, 18)
        pygame.draw.ellipse(screen, GOLD, coin)

class Flag(Thing):
    size = (24, 110)
    def touch(self, game, player):
        game.score += 500 * game.level.number + 50 * game.lives
        game.state, game.pause = "done", 90

    def draw(self, screen, camera):
        x, y = self.rect.x - camera, self.rect.y
        pygame.draw.line(screen, WHITE, (x, y), (x, self.rect.bottom), 3)
        pygame.draw.polygon(screen, GOLD, [(x, y), (x + 26, y + 9 + math.sin(self.age * 0.12) * 3), (x, y + 18)])

class Particle:
    def __init__(self, x, y, color, rng):
        self.x, self.y, self.color = x, y, color
        self.vx, self.vy = rng.uniform(-2.5, 2.5), rng.uniform(-4, 0.5)
        self.life = rng.randint(15, 35)

    def update(self):
        self.vy += 0.15
        self.x += self.vx
        self.y += self.vy
        self.life -= 1
        return self.life > 0

    def draw(self, screen, camera):
        pygame.draw.circle(screen, self.color, (int(self.x) - camera, int(self.y)), 1 + self.life // 10)
