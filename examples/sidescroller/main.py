"""Firefly Run: arrows to run, space to jump, R to start again, escape to leave."""
import random
import pygame
from entities import Particle, Player
from level import Level
from settings import *

class Game:
    def __init__(self):
        pygame.init()
        pygame.display.set_caption("Firefly Run")
        self.screen = pygame.display.set_mode((WIDTH, HEIGHT))
        self.clock = pygame.time.Clock()
        self.font, self.big = pygame.font.Font(None, 26), pygame.font.Font(None, 72)
        self.rng = random.Random(SEED)
        self.frame = 0
        try:
            with open(SCORE_FILE) as f:
                self.best = int(f.read())
        except (OSError, ValueError):
            self.best = 0
        self.restart("title")

    def restart(self, state):
        self.state, self.lives = state, LIVES
        self.score = self.coins = 0
        self.start_level(1)

    def start_level(self, number):
        self.level = Level(number)
        self.things, self.particles, self.camera = self.level.things, [], 0
        self.spawn(*self.level.start)

    def spawn(self, x, y):
        self.safe = (x, y)
        self.player = Player(x, y)
        self.combo = self.pause = 0

    def burst(self, place, color, n):
        self.particles += [Particle(*place, color, self.rng) for _ in range(n)]

    def handle_events(self):
        for event in pygame.event.get():
            if event.type == pygame.QUIT or (event.type == pygame.KEYDOWN and event.key == pygame.K_ESCAPE):
                return False
            if event.type == pygame.KEYDOWN:
                if event.key == pygame.K_r or (self.state in ("title", "over") and event.key == pygame.K_SPACE):
                    self.save_best()
                    self.restart("play")
                elif event.key == pygame.K_SPACE:
                    self.player.buffer = COYOTE
            elif event.type == pygame.KEYUP and event.key == pygame.K_SPACE:
                self.player.vy = max(self.player.vy, -3)
        return True

    def update(self):
        self.frame += 1
        self.particles = [p for p in self.particles if p.update()]
        if self.frame % 4 == 0:     # fireflies
            self.burst((self.camera + self.rng.randrange(WIDTH), self.rng.randrange(40, 300)), PALE, 1)
        if self.pause > 0:
            self.pause -= 1
            if self.pause == 0:
                self.go_on()
        elif self.state == "play":
            self.play()

    def play(self):
        player = self.player
        for thing in [*self.things, player]:
            if abs(thing.rect.x - player.rect.x) < WIDTH:
                thing.update(self)
        for thing in self.things:
            if thing.rect.colliderect(player.rect):
                thing.touch(self, player)
        self.things = [t for t in self.things if t.alive]
        if player.on_ground:
            self.combo = 0
            if player.rect.x % (16 * TILE) < TILE:    # the start of a chunk is always safe
                self.safe = player.rect.topleft
        goal = player.rect.centerx - WIDTH // 2 + player.facing * 40
        self.camera += round((max(0, min(goal, self.level.width - WIDTH)) - self.camera) * 0.12)
        if not player.alive:
            self.lives -= 1
            self.burst(player.rect.center, FOX, 30)
            self.pause = 50

    def go_on(self):
        if self.state == "done":
            self.state = "play"
            self.start_level(self.level.number + 1)
        elif self.lives > 0:
            self.spawn(*self.safe)
        else:
            self.state = "over"
            self.save_best()

    def save_best(self):
        if self.score > self.best:
            self.best = self.score
            with open(SCORE_FILE, "w") as f:
                f.write(f"{self.best}\n")

    def text(self, font, words, y, color=WHITE):
        x = (WIDTH - font.size(words)[0]) // 2
        self.screen.blit(font.render(words, True, BLACK), (x + 2, y + 2))
        self.screen.blit(font.render(words, True, color), (x, y))

    def draw(self):
        self.level.draw(self.screen, self.camera)
        for thing in self.things + self.particles:
            thing.draw(self.screen, self.camera)
        if self.player.alive:
            self.player.draw(self.screen, self.camera)
        self.text(self.font, f"Score {self.score:06d}   Coins {self.coins:>3}   Best {max(self.best, self.score):06d}", 10)
        for i in range(self.lives):
            pygame.draw.circle(self.screen, FOX, (WIDTH - 20 - i * 24, 20), 8)
        messages = {"title": "Firefly Run", "over": "Game over", "done": f"Level {self.level.number} done"}
        if self.state in messages:
            self.text(self.big, messages[self.state], 110, GOLD)
            self.text(self.font, "well run!" if self.state == "done" else "press space", 180)
        pygame.display.flip()

game = Game()
while game.handle_events():
    game.update()
    game.draw()
    game.clock.tick(FPS)
game.save_best()
print(f"level {game.level.number}, {game.coins} coins, {game.score} points, best {game.best}")
pygame.quit()
