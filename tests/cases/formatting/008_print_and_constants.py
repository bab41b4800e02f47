"""Module variables: constants, variables bound before use, variables read too early, copies, class attributes."""


def show_early():
    return LATER


try:
    print(show_early())
except NameError as error:
    print("too early:", error)

LATER = 5
print(show_early())

WIDTH = 320
HALF = WIDTH // 2
RATIO = WIDTH / 3
NEGATIVE = -2.5
SKY = (135, 206, 235)
TITLE = "a {brace} and a % sign"
DEBUG = True
ALIAS = WIDTH
HUGE = 2**70
BIG = 123456789012345678901234567890
scores = [1, 2, 3]
counter = 0


class Point:
    dimensions = 2
    origin = (0.0, -1.0)
    made = 0

    def __init__(self, x, y=WIDTH):
        self.x = x
        self.y = y
        Point.made += 1

    def __repr__(self):
        return f"Point({self.x}, {self.y}; {TITLE[:7]})"


def bump(by=HALF):
    global counter
    counter += by
    return counter


def geometry():
    total = 0
    for x in range(0, WIDTH, 64):
        total += x % HALF
    return total, WIDTH - 1 > 0.5, ALIAS * WIDTH, HUGE + BIG, RATIO > WIDTH, SKY[1], DEBUG and NEGATIVE


print(geometry())
print(bump(), bump(2), counter, scores, Point(1), Point(2, -3), Point.made, Point.dimensions, Point.origin)
print(f"{WIDTH:>8}|{WIDTH:<8}|{WIDTH:^9}|{WIDTH:+}|{WIDTH:08}|{RATIO:.3f}|{RATIO:>12.2f}|{NEGATIVE:08.2f}|{TITLE:.5}|{DEBUG}")
print(f"{-WIDTH:06d}|{BIG:>40}|{-BIG:045}|{BIG:*^41}|{TITLE!r:>30}|{float('nan'):08.1f}|{float('-inf'):+.2f}|{-0.0:.1f}|{1e300:.0f}")
for text in ("é", "日本", "abc"):
    print(f"[{text:5}][{text:>5}][{text:^6}][{text:*<4}][{text:.1}]")
for number in (0.5, 1.5, 2.5, 0.125, 1e16, 123456.789, -0.001):
    print(f"{number:.0f} {number:.2f} {number:8.1f}| {number:<10.3f}| {number:+.1f} {number}")


class Loud:
    def __init__(self, log):
        self.log = log

    def __str__(self):
        self.log.append("shown")
        return f"loud {len(self.log)}"


log = []
loud = Loud(log)


def touch():
    log.append("touched")
    return len(log)


print(loud, len(log), touch(), loud, log)
print(log, touch(), log)
print("plain", loud)
print([], {}, (), None, {1: "a"}, [None, 1.5], end="")
print("", end="!\n")
print(*log, sep=",")
print()
print(1, 2.0, True, None, "x", b"y", 3j)
try:
    print("never", 1 // (counter - counter), touch())
except ZeroDivisionError:
    print("no print")
big = 10**4301
try:
    print(big)
except ValueError as error:
    print("too long:", error)
