"""Random drawing commands for `oracle.answers` and the example `pixels`."""

from __future__ import annotations

import random

W, H = 97, 71


def _color(r: random.Random) -> str:
    return " ".join(str(r.choice([0, 255, r.randrange(256)])) for _ in range(4))


def _x(r: random.Random) -> int:
    return r.randrange(-30, W + 30)


def _y(r: random.Random) -> int:
    return r.randrange(-30, H + 30)


def _rect(r: random.Random) -> str:
    return f"{_x(r)} {_y(r)} {r.randrange(-3, 90)} {r.randrange(-3, 80)}"


def _float(r: random.Random, value: int) -> str:
    return f"{value + r.choice([0, 0.5, r.random()])}"


def shape(r: random.Random, ident: int) -> str:
    color = _color(r)
    op = r.choice(
        [
            "rect",
            "round",
            "circle",
            "circle",
            "quarter",
            "ellipse",
            "arc",
            "line",
            "lines",
            "polygon",
            "polygon",
            "fill",
            "aaline",
            "aalines",
            "aacircle",
            "flood",
        ]
    )
    width = r.choice([0, 0, 1, 1, 2, 3, 4, 5, 8, r.randrange(-2, 50)])
    if op == "rect":
        return f"rect {ident} {color} {_rect(r)} {width} -1 -1 -1 -1 -1"
    if op == "round":
        each = " ".join(str(r.choice([-1, -1, 0, 3, 9, 40])) for _ in range(4))
        return f"rect {ident} {color} {_rect(r)} {width} {r.choice([0, 2, 5, 9, 30, 80])} {each}"
    if op in ("circle", "aacircle"):
        return (
            f"{op} {ident} {color} {_float(r, _x(r))} {_float(r, _y(r))} {_float(r, r.randrange(60))} {width} 0 0 0 0"
        )
    if op == "quarter":
        which = " ".join(str(r.randrange(2)) for _ in range(4))
        name = r.choice(["circle", "aacircle"])
        return f"{name} {ident} {color} {_x(r)} {_y(r)} {r.randrange(40)} {width} {which}"
    if op == "ellipse":
        return f"ellipse {ident} {color} {_rect(r)} {width}"
    if op == "arc":
        return f"arc {ident} {color} {_rect(r)} {r.uniform(-7, 7):.3f} {r.uniform(-7, 7):.3f} {width}"
    if op == "line":
        return f"line {ident} {color} {_x(r)} {_y(r)} {_x(r)} {_y(r)} {width}"
    if op == "aaline":
        ends = " ".join(_float(r, value) for value in (_x(r), _y(r), _x(r), _y(r)))
        return f"aaline {ident} {color} {ends} {max(1, width)}"
    if op in ("lines", "polygon", "aalines"):
        count = r.randrange(3, 9)
        points = " ".join(_float(r, value) for _ in range(count) for value in (_x(r), _y(r)))
        return f"{op} {ident} {color} {width} {r.randrange(2)} {points}"
    if op == "flood":
        return f"flood {ident} {color} {r.randrange(W)} {r.randrange(H)}"
    return f"fill {ident} {color} {_rect(r)} {r.choice([0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16])}"


def shapes(seed: int, count: int) -> list[str]:
    """Shapes on opaque, transparent and 24-bit, 16-bit and 8-bit surfaces, with and without a clip rectangle."""
    r = random.Random(seed)
    lines = [f"new 1 {W} {H} 0 0", f"new 2 {W} {H} 65536 0", f"new 3 {W} {H} 0 24", f"new 4 {W} {H} 0 16"]
    for _ in range(count):
        ident = r.choice([1, 1, 1, 2, 2, 3, 4])
        if r.random() < 0.05:
            lines.append(f"clip {ident} {r.randrange(40)} {r.randrange(30)} {r.randrange(60)} {r.randrange(50)}")
        if r.random() < 0.04:
            lines.append(f"noclip {ident}")
        lines.append(shape(r, ident))
    return lines


def blits(seed: int, count: int) -> list[str]:
    """Blits among surfaces of several kinds, transformations of them, text."""
    r = random.Random(seed)
    lines = [f"display 0 {W} {H} 0"]
    kinds = ["0 0", "65536 0", "65536 0", "0 24", "0 16"]
    for ident in range(1, 6):
        lines.append(f"new {ident} {r.randrange(1, 70)} {r.randrange(1, 60)} {kinds[ident - 1]}")
        lines += [shape(r, ident) for _ in range(6)]
    for _ in range(count):
        lines += _operation(r)
    return lines


def _operation(r: random.Random) -> list[str]:
    target, source = r.randrange(0, 8), r.randrange(1, 8)
    known = [0, 1, 2, 3, 4, 5]
    target, source = r.choice(known), r.choice(known)
    flags = r.choice([0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17, 18])
    op = r.choice(
        ["blit"] * 6 + ["blitarea", "alpha", "colorkey", "transform", "shape", "text", "fblits", "more", "sub"]
    )
    if op == "blit":
        return [f"blit {target} {source} {_float(r, _x(r))} {_float(r, _y(r))} {flags}"]
    if op == "fblits":
        return [f"fblits {target} {source} {_x(r)} {_y(r)} {flags}"]
    if op == "blitarea":
        return [f"blitarea {target} {source} {_x(r)} {_y(r)} {flags} {_rect(r)}"]
    if op == "alpha":
        return [f"alpha {r.choice([1, 2, 3, 4, 5])} {r.choice([-1, 255, 0, 128, r.randrange(300)])}"]
    if op == "colorkey":
        return [f"colorkey {r.choice([1, 2, 3, 4, 5])} 255 0 255"]
    if op == "shape":
        return [shape(r, target)]
    if op == "text":
        size, smooth = r.randrange(5, 60), r.randrange(2)
        back = r.choice([-1, -1, 0, 77])
        words = r.choice(["Hello", "Score:_12345", "AVAWA", "gjpqy", "x", "caf\u00e9_\u00dcber"])
        color = " ".join(str(r.randrange(256)) for _ in range(3))
        return [
            f"text 20 {size} {smooth} {color} {r.randrange(2)} {back} {words}",
            f"blit {target} 20 {_x(r)} {_y(r)} 0",
        ]
    if op == "transform":
        return [_transform(r, source), f"blit {target} 21 {_x(r)} {_y(r)} 0"]
    if op == "sub":
        rect = f"{r.randrange(3)} {r.randrange(3)} {r.randrange(1, 9)} {r.randrange(1, 9)}"
        return [f"sub 22 0 {rect}", f"blit 22 {source} {r.randrange(-5, 5)} {r.randrange(-5, 5)} {flags}", shape(r, 22)]
    more = r.choice(["scroll", "bounds", "copy", "convert", "convert_alpha"])
    if more == "scroll":
        return [f"scroll {target} {r.randrange(-20, 20)} {r.randrange(-20, 20)} {r.choice([0, 0, 1, 4])}"]
    if more == "bounds":
        return [f"bounds {target} {r.choice([1, 1, 128])}"]
    return [f"{more} 23 {source}", f"blit {target} 23 {_x(r)} {_y(r)} 0"]


def _transform(r: random.Random, source: int) -> str:
    op = r.choice(["scale", "smoothscale", "scale2x", "flip", "rotate", "rotate", "rotozoom", "rotozoom", "premul"])
    if op == "smoothscale" and source == 5:
        source = 1  # 16 bits cannot be scaled smoothly
    if op in ("scale", "smoothscale"):
        return f"{op} 21 {source} {r.randrange(1, 120)} {r.randrange(1, 120)}"
    if op == "flip":
        return f"flip 21 {source} {r.randrange(2)} {r.randrange(2)}"
    if op == "rotate":
        return (
            f"rotate 21 {source} {r.choice([0, 90, 180, 270, -90, 45, r.randrange(-400, 400), r.uniform(-360, 360)])}"
        )
    if op == "rotozoom":
        return (
            f"rotozoom 21 {source} {r.choice([0, 30, r.uniform(-360, 360)])} {r.choice([1, 2, 0.5, r.uniform(0.1, 3)])}"
        )
    return f"{op} 21 {source if op == 'scale2x' else r.choice([2, 3])}"
