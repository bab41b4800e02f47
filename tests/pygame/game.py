"""A small game, written by hand in Rust too (the crate's example `game`): both must show the same frames."""

import pygame

pygame.init()
screen = pygame.display.set_mode((160, 120))
pygame.display.set_caption("game")
clock = pygame.time.Clock()
font = pygame.font.Font(None, 24)
sprite = pygame.Surface((20, 20), pygame.SRCALPHA)
pygame.draw.circle(sprite, (255, 200, 0, 180), (10, 10), 9)
pygame.draw.circle(sprite, (0, 0, 0, 255), (13, 7), 2)
player = pygame.Rect(10, 80, 20, 20)
pygame.time.set_timer(pygame.USEREVENT, 100)
blinks = 0
clicks = []
elapsed = 0
running = True
while running:
    for event in pygame.event.get():
        if event.type == pygame.QUIT:
            running = False
        elif event.type == pygame.KEYDOWN:
            print("down", event.key, repr(event.unicode), event.mod, event.scancode)
            if event.key == pygame.K_SPACE:
                player.y -= 30
        elif event.type == pygame.MOUSEBUTTONDOWN:
            clicks.append(event.pos)
            print("click", event.pos, event.button)
        elif event.type == pygame.USEREVENT:
            blinks += 1
    keys = pygame.key.get_pressed()
    if keys[pygame.K_RIGHT]:
        player.x += 3
    if keys[pygame.K_LEFT]:
        player.x -= 2
    player.y = min(player.y + 1, 80)
    screen.fill((30, 60, 120 + blinks % 2 * 60))
    pygame.draw.rect(screen, "darkgreen", (0, 100, 160, 20))
    pygame.draw.polygon(screen, (90, 90, 100), [(100, 100), (120, 60.5), (140, 100)])
    pygame.draw.line(screen, (255, 255, 255), (0, 0), player.center, 3)
    for x, y in clicks:
        pygame.draw.rect(screen, (200, 30, 30), (x - 4, y - 4, 9, 9), 2, 3)
    screen.blit(sprite, player)
    screen.blit(font.render(f"t {pygame.time.get_ticks()} {blinks}", True, (255, 255, 255)), (4, 4))
    pygame.display.flip()
    elapsed += clock.tick(60)
print("elapsed", elapsed, round(clock.get_fps(), 3))
pygame.quit()
