"""Numbers and colours to play with. Speeds are in pixels per frame."""
WIDTH, HEIGHT, TILE, FPS = 640, 384, 32, 60
SEED, CHUNKS_PER_LEVEL, LIVES = 77, 4, 3
SCORE_FILE = "highscore.txt"

GRAVITY, MAX_FALL = 0.5, 11
RUN_SPEED, ACCELERATION, FRICTION = 3.6, 0.6, 0.85
JUMP, BOUNCE = -10.4, -7.5
COYOTE = 6      # frames after a ledge in which a jump still counts, and before landing

SKY_TOP, SKY_BOTTOM = (18, 16, 48), (96, 58, 110)
HILLS = [((40, 32, 78), 0.2), ((30, 24, 60), 0.45)]
GROUND, GRASS, BRICK, SPIKE = (62, 44, 60), (88, 168, 92), (150, 92, 78), (190, 196, 210)
GOLD, PALE, FOX, CREAM = (255, 208, 84), (255, 244, 200), (236, 124, 60), (252, 226, 190)
SLIME, BAT, RED, WHITE, BLACK = (110, 206, 120), (168, 96, 200), (226, 72, 72), (245, 245, 250), (14, 12, 24)
