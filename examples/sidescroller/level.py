"""Levels are put together from chunks of 16 by 12 tiles, in an order that depends on the seed."""
import random
import pygame
from entities import Bat, Coin, Flag, Slime
from settings import *

START = ["", "", "", "", "", "", "", "     ooo", "", "  P", "################", "################"]
END = ["", "", "", "", "", "         o", "        ooo", "         o", "", "          F", "################", "################"]
MIDDLE = [
    ["", "", "", "", "", "", "      ooo", "     =====", "  o         o", "  o    s    o", "####   ####  ###", "####   ####  ###"],
    ["", "", "", "", "          ooo", "         =====", "     o", "    ===", "          s", " s      ^^  o", "################", "################"],
    ["", "", "", "", "", "      b", "     o    o", "", "    ===  ===", "o            oo", "###          ###", "###          ###"],
    ["", "", "", "        ooo", "        ===", "    o", "", "   ===     b", "       o", "  s        #  s", "############  ##", "############  ##"],
    ["", "", "", "", "      oo", "      ==", "   oo", "   ==     b", "", " s  s  ^   o o o", "################", "################"],
    ["", "", "", "", "     oooooo", "    ========", "", "b           oo", "  ==        ==", "       s", "    ########", "##  ######## ###"],
]
CLASSES = {"o": Coin, "s": Slime, "b": Bat, "F": Flag}

class Level:
    def __init__(self, number):
        self.number = number
        rng = random.Random(SEED + number)
        chunks = [START] + rng.sample(MIDDLE, CHUNKS_PER_LEVEL) + [END]
        self.width = len(chunks) * 16 * TILE
        self.tiles, self.things = {}, []
        for n, chunk in enumerate(chunks):
            for row, line in enumerate(chunk):
                for col, symbol in enumerate(line, n * 16):
                    if symbol in CLASSES:
                        self.things.append(CLASSES[symbol](col * TILE, row * TILE))
                    elif symbol == "P":
                        self.start = (col * TILE, row * TILE)
                    elif symbol != " ":
                        self.tiles[col, row] = symbol
        self.hills = [(color, depth, [rng.randint(90, 200) for _ in range(30)]) for color, depth in HILLS]
        self.sky = pygame.Surface((WIDTH, HEIGHT))
        for y in range(HEIGHT):
            color = [round(a + (b - a) * y / HEIGHT) for a, b in zip(SKY_TOP, SKY_BOTTOM)]
            pygame.draw.line(self.sky, color, (0, y), (WIDTH, y))
        for _ in range(60):
            pygame.draw.circle(self.sky, PALE, (rng.randrange(WIDTH), rng.randrange(HEIGHT // 2)), rng.choice([1, 1, 2]))

    def touching(self, rect, kinds="#="):
        """The tiles of these kinds that the rectangle overlaps."""
        return [pygame.Rect(col * TILE, row * TILE, TILE, TILE)
                for row in range(rect.top // TILE, (rect.bottom - 1) // TILE + 1)
                for col in range(rect.left // TILE, (rect.right - 1) // TILE + 1)
                if self.tiles.get((col, row), " ") in kinds]

    def draw(self, screen, camera):
        screen.blit(self.sky, (0, 0))
        for color, depth, heights in self.hills:
            points = [(i * 160 - int(camera * depth), HEIGHT - h) for i, h in enumerate(heights)]
            pygame.draw.polygon(screen, color, [(points[0][0], HEIGHT), *points, (points[-1][0], HEIGHT)])
        for (col, row), kind in self.tiles.items():
            x, y = col * TILE - camera, row * TILE
            if not -TILE < x < WIDTH:
                continue
            if kind == "^":
                for left in (x, x + 16):
                    pygame.draw.polygon(screen, SPIKE, [(left, y + TILE), (left + 8, y + 10), (left + 16, y + TILE)])
            else:
                pygame.draw.rect(screen, GROUND if kind == "#" else BRICK, (x, y, TILE, TILE), border_radius=2)
                if (col, row - 1) not in self.tiles:
                    pygame.draw.rect(screen, GRASS if kind == "#" else CREAM, (x, y, TILE, 5))
