"""A game loop in one function: a colour that is a name or a tuple, star imports, a rectangle that is replaced."""

from __future__ import annotations

import random

from pygame.locals import K_SPACE, KEYDOWN, QUIT

import pygame

BLACK = (0, 0, 0)


def main():
    pygame.init()
    screen = pygame.display.set_mode((320, 200))
    clock = pygame.time.Clock()
    player = pygame.Rect(10, 10, 20, 20)
    color = "red"
    random.seed(1)
    speed = [random.randrange(2, 4), 3]
    pos = pygame.Vector2(3, 4)
    for frame in range(5):
        for event in pygame.event.get():
            if event.type == QUIT:
                return
            if event.type == KEYDOWN and event.key == K_SPACE:
                color = (0, 255, 0)
        player.x += speed[0]
        player = player.move(speed)
        if player.left < 0 or player.right > 320:
            speed[0] = -speed[0]
        pos += pygame.Vector2(1, 0.5)
        screen.fill(BLACK)
        pygame.draw.rect(screen, color, player)
        pygame.draw.circle(screen, (255, 255, 0), pos, 5)
        pygame.display.flip()
        clock.tick(60)
    print(player, pos, pos.length(), screen.get_at((20, 20)))


main()
pygame.quit()
