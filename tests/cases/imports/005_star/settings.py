from math import *

WIDTH, HEIGHT = 640, 360
TITLE = "stars"
_hidden = 1


def scaled(x):
    return floor(x * pi)
