"""Makes pygame-ce deterministic under verification: the twin of `runtime/ferrule-pygame/src/verify.rs`.

Input comes from the script, time from the virtual clock, frames are hashed when they are shown. Everything that a
program may have taken from pygame by name (`from pygame.time import Clock`) is replaced before the program's own code
runs, because `install` is called while `import pygame` ends. Each function reads the clock as often as its Rust
twin does.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Callable, Iterable
from typing import Any


def install(clock: Any) -> None:
    pg: Any = sys.modules["pygame"]
    import pygame.locals  # noqa: F401  # a module of pygame itself: nothing of the program can be hidden by it

    if not hasattr(pg, "event") or getattr(pg, "_ferrule_verified", False):
        return
    pg._ferrule_verified = True
    Session(pg, clock).patch()


class _FloatRounding:
    """C's `float`."""

    @staticmethod
    def of(value: float) -> float:
        return float(struct.unpack("f", struct.pack("f", value))[0])


class Clock:
    """`pygame.time.Clock` on the virtual clock."""

    session: Any = None

    def __init__(self) -> None:
        self._last = self.session.now_ms()
        self._passed = self._worked = self._count = self._counted_from = 0
        self._fps = 0.0

    def tick(self, framerate: float = 0, /) -> int:
        f32 = _FloatRounding.of
        rate = f32(framerate)
        session = self.session
        if rate:
            frame = int(f32(f32(1.0 / rate) * 1000.0))
            self._worked = session.now_ms() - self._last
            session.sleep_ms(frame - self._worked)
        now = session.now_ms()
        self._passed = now - self._last
        self._last = now
        self._count += 1
        if not rate:
            self._worked = self._passed
        if not self._counted_from:
            self._count, self._counted_from = 0, now
        elif self._count >= 10:
            self._fps = f32(self._count / f32(f32(now - self._counted_from) / 1000.0))
            self._count, self._counted_from = 0, now
        return int(self._passed)

    tick_busy_loop = tick

    def get_time(self) -> int:
        return int(self._passed)

    def get_rawtime(self) -> int:
        return int(self._worked)

    def get_fps(self) -> float:
        return self._fps

    def __repr__(self) -> str:
        return f"<Clock(fps={self._fps:.2f})>"


class Keys:
    """What `key.get_pressed()` returns: the state at the time of the call."""

    def __init__(self, held: Iterable[int]) -> None:
        self._held = frozenset(held)

    def __getitem__(self, key: int) -> bool:
        return key in self._held

    def __len__(self) -> int:
        return 512


_SPELLINGS = {
    "esc": "escape",
    "enter": "return",
    "lshift": "left shift",
    "rshift": "right shift",
    "lctrl": "left ctrl",
    "rctrl": "right ctrl",
    "lalt": "left alt",
    "ralt": "right alt",
}
_MODIFIERS = (0x40, 0x1, 0x100, 0x400, 0x80, 0x2, 0x200, 0x800)
_FIRST_MODIFIER = 0x400000E0


class Session:
    """The state of one verified program."""

    def __init__(self, pg: Any, clock: Any) -> None:
        self.pg = pg
        self.clock = clock
        self.frames = 0
        self.last = int(os.environ.get("FERRULE_VERIFY_FRAMES_MAX") or 0)
        self.script = _script(os.environ.get("FERRULE_VERIFY_SCRIPT"))
        hashes = os.environ.get("FERRULE_VERIFY_FRAMES")
        self.hashes = open(hashes, "w", encoding="utf-8", buffering=1) if hashes else None  # noqa: SIM115
        self.dump = os.environ.get("FERRULE_VERIFY_DUMP") or ""
        wanted = os.environ.get("FERRULE_VERIFY_DUMP_FRAMES") or ""
        self.every = int(wanted[6:]) if wanted.startswith("every:") else 0
        self.kept = set() if self.every else {int(part) for part in wanted.split(",") if part.strip()}
        self.queue: list[Any] = []
        self.blocked: set[int] = set()
        self.timers: list[dict[str, Any]] = []
        self.held: list[int] = []
        self.modifiers = 0
        self.texts: dict[int, str] = {}
        self.mouse = (0, 0)
        self.moved = (0, 0)
        self.buttons = [False] * 5
        self.visible = True
        self.names: dict[str, int] = {}

    # Time

    def now_ms(self) -> int:
        return int(self.clock.now_ns()) // 1_000_000

    def peek_ms(self) -> int:
        return int(self.clock.peek_ns()) // 1_000_000

    def sleep_ms(self, ms: int) -> None:
        if ms > 0:
            self.clock.advance_ns(ms * 1_000_000)

    def wait(self, milliseconds: int, /) -> int:
        start = self.now_ms()
        self.sleep_ms(milliseconds)
        return self.now_ms() - start

    def delay(self, milliseconds: int, /) -> int:
        return self.wait(milliseconds) if milliseconds > 0 else 0

    def set_timer(self, event: Any, millis: int, loops: int = 0) -> None:
        made = self.pg.event.Event(event) if isinstance(event, int) else event
        self.timers = [timer for timer in self.timers if timer["event"].type != made.type]
        if millis > 0:
            left = loops if loops > 0 else -1
            self.timers.append({"event": made, "due": self.peek_ms() + millis, "every": millis, "left": left})

    def fire_timers(self) -> None:
        now = self.peek_ms()
        while due := [timer for timer in self.timers if timer["due"] <= now]:
            timer = min(due, key=lambda timer: timer["due"])
            timer["due"] += timer["every"]
            if timer["left"] > 0:
                timer["left"] -= 1
            self.timers = [timer for timer in self.timers if timer["left"] != 0]
            self.enqueue(timer["event"])

    # Events

    def enqueue(self, event: Any) -> None:
        if event.type not in self.blocked:
            self.queue.append(event)

    def pump(self) -> None:
        if not self.pg.display.get_init():
            raise self.pg.error("video system not initialized")
        while self.script and self.script[0][0] <= self.frames + 1:
            self.deliver(self.script.pop(0)[1])
        self.fire_timers()

    def _take(self, wanted: Callable[[int], bool]) -> list[Any]:
        taken = [event for event in self.queue if wanted(event.type)]
        self.queue = [event for event in self.queue if not wanted(event.type)]
        return taken

    @staticmethod
    def _kinds(eventtype: Any) -> Callable[[int], bool]:
        if eventtype is None:
            return lambda kind: True
        kinds = {eventtype} if isinstance(eventtype, int) else set(eventtype)
        return lambda kind: kind in kinds

    def get(self, eventtype: Any = None, pump: bool = True, exclude: Any = None) -> list[Any]:
        if pump:
            self.pump()
        if exclude is not None:
            excluded = self._kinds(exclude)
            return self._take(lambda kind: not excluded(kind))
        return self._take(self._kinds(eventtype))

    def poll(self) -> Any:
        self.pump()
        return self.queue.pop(0) if self.queue else self.pg.event.Event(self.pg.NOEVENT)

    def wait_event(self, timeout: int = 0) -> Any:
        deadline = self.peek_ms() + timeout if timeout > 0 else None
        while True:
            self.pump()
            if self.queue:
                return self.queue.pop(0)
            if deadline is not None and self.peek_ms() >= deadline:
                return self.pg.event.Event(self.pg.NOEVENT)
            if deadline is None and not self.timers:
                if not self.script:
                    raise SystemExit(0)
                self.deliver(self.script.pop(0)[1])
            self.sleep_ms(1)

    def peek(self, eventtype: Any = None, pump: bool = True) -> bool:
        if pump:
            self.pump()
        wanted = self._kinds(eventtype)
        return any(wanted(event.type) for event in self.queue)

    def clear(self, eventtype: Any = None, pump: bool = True) -> None:
        if pump:
            self.pump()
        self._take(self._kinds(eventtype))

    def post(self, event: Any, /) -> bool:
        if not self.pg.display.get_init():
            raise self.pg.error("video system not initialized")
        allowed = event.type not in self.blocked
        self.enqueue(event)
        return allowed

    def set_blocked(self, kind: Any, /) -> None:
        self.blocked |= {kind} if isinstance(kind, int) else set(kind or ())

    def set_allowed(self, kind: Any, /) -> None:
        self.blocked -= {kind} if isinstance(kind, int) else set(kind or ())

    def get_blocked(self, kind: Any, /) -> bool:
        return bool(self.blocked & ({kind} if isinstance(kind, int) else set(kind)))

    # The script

    def key_of(self, event: dict[str, Any]) -> int:
        key = event.get("key")
        if isinstance(key, (int, float)):
            return int(key)
        if not isinstance(key, str):
            return 0
        if not self.names:
            self.names = {self.pg.key.name(value): value for value in reversed(_key_codes(self.pg))}
        bare = key.removeprefix("K_").lower().replace("_", " ")
        return self.names.get(_SPELLINGS.get(bare, bare), 0)

    def deliver(self, event: dict[str, Any]) -> None:
        pg = self.pg
        kind = event["type"].lower()
        make = pg.event.Event
        if kind == "quit":
            self.enqueue(make(pg.QUIT))
        elif kind in ("keydown", "keyup"):
            self._key(event, kind == "keydown")
        elif kind == "textinput":
            self.enqueue(make(pg.TEXTINPUT, text=str(event.get("text", "")), window=None))
        elif kind == "mousemotion":
            at = tuple(event.get("pos") or self.mouse)
            by = self._move(at)
            buttons = tuple(int(down) for down in self.buttons[:3])
            rel = tuple(event.get("rel") or by)
            self.enqueue(make(pg.MOUSEMOTION, pos=at, rel=rel, buttons=buttons, touch=False, window=None))
        elif kind in ("mousebuttondown", "mousebuttonup"):
            button = int(event.get("button", 1))
            at = tuple(event.get("pos") or self.mouse)
            self._move(at)
            if 1 <= button <= 5:
                self.buttons[button - 1] = kind == "mousebuttondown"
            number = pg.MOUSEBUTTONDOWN if kind == "mousebuttondown" else pg.MOUSEBUTTONUP
            self.enqueue(make(number, pos=at, button=button, touch=False, window=None))
        elif kind == "mousewheel":
            x, y = int(event.get("x", 0)), int(event.get("y", 0))
            precise = {"precise_x": float(x), "precise_y": float(y)}
            self.enqueue(make(pg.MOUSEWHEEL, flipped=False, x=x, y=y, **precise, touch=False, window=None))
        else:
            self.enqueue(make(pg.USEREVENT + int(event.get("code", 0))))

    def _key(self, event: dict[str, Any], down: bool) -> None:
        pg, key = self.pg, self.key_of(event)
        self.held = [held for held in self.held if held != key] + ([key] if down else [])
        place = key - _FIRST_MODIFIER
        if 0 <= place < len(_MODIFIERS):
            bit = _MODIFIERS[place]
            self.modifiers = self.modifiers | bit if down else self.modifiers & ~bit
        modifiers = int(event.get("mod", self.modifiers))
        if down:
            self.texts[key] = _text(key, modifiers, event.get("unicode"))
        fields = {
            "unicode": self.texts.get(key, "") if down else self.texts.pop(key, ""),
            "key": key,
            "mod": modifiers,
            "scancode": _scancode(pg, key),
            "window": None,
        }
        self.enqueue(pg.event.Event(pg.KEYDOWN if down else pg.KEYUP, fields))

    def _move(self, at: Any) -> tuple[int, int]:
        by = (at[0] - self.mouse[0], at[1] - self.mouse[1])
        self.mouse = (at[0], at[1])
        self.moved = (self.moved[0] + by[0], self.moved[1] + by[1])
        return by

    # Keys and mouse

    def get_pressed(self) -> Keys:
        if not self.pg.display.get_init():
            raise self.pg.error("video system not initialized")
        return Keys(self.held)

    def set_mods(self, modifiers: int, /) -> None:
        self.modifiers = modifiers

    def get_rel(self) -> tuple[int, int]:
        moved, self.moved = self.moved, (0, 0)
        return moved

    def mouse_pressed(self, num_buttons: int = 3, desktop: bool = False) -> tuple[bool, ...]:
        return tuple(self.buttons[:num_buttons])

    def set_pos(self, *at: Any) -> None:
        x, y = at[0] if len(at) == 1 else at
        self._move((int(x), int(y)))

    def set_visible(self, value: Any, /) -> bool:
        before, self.visible = self.visible, bool(value)
        return before

    # Frames

    def presenting(self, real: Callable[..., Any]) -> Callable[..., None]:
        def present(*args: Any, **kwargs: Any) -> None:
            real(*args, **kwargs)
            self.presented()

        present.__name__ = getattr(real, "__name__", "present")
        return present

    def presented(self) -> None:
        self.frames += 1
        surface = self.pg.display.get_surface()
        keep = self.dump and ((self.every and self.frames % self.every == 0) or self.frames in self.kept)
        if surface is not None and (self.hashes or keep):
            size = surface.get_size()
            rgb = self.pg.image.tobytes(surface, "RGB")
            if keep:
                with open(os.path.join(self.dump, f"{self.frames}.ppm"), "wb") as file:
                    file.write(b"P6\n%d %d\n255\n" % size + rgb)
            if self.hashes:
                self.hashes.write(f"{self.frames} {_hash(size, rgb)}\n")
        if self.last and self.frames >= self.last:
            raise SystemExit(0)

    def patch(self) -> None:
        pg = self.pg
        Clock.session = self
        replaced: dict[Any, dict[str, Any]] = {
            pg.time: {
                "Clock": Clock,
                "get_ticks": self.now_ms,
                "wait": self.wait,
                "delay": self.delay,
                "set_timer": self.set_timer,
            },
            pg.event: {
                "get": self.get,
                "poll": self.poll,
                "wait": self.wait_event,
                "peek": self.peek,
                "clear": self.clear,
                "post": self.post,
                "pump": self.pump,
                "set_blocked": self.set_blocked,
                "set_allowed": self.set_allowed,
                "get_blocked": self.get_blocked,
                "set_grab": lambda grab, /: None,
            },
            pg.key: {
                "get_pressed": self.get_pressed,
                "get_mods": lambda: self.modifiers,
                "set_mods": self.set_mods,
                "get_focused": lambda: True,
            },
            pg.mouse: {
                "get_pos": lambda desktop=False: self.mouse,
                "get_rel": self.get_rel,
                "get_pressed": self.mouse_pressed,
                "set_pos": self.set_pos,
                "set_visible": self.set_visible,
                "get_visible": lambda: self.visible,
                "get_focused": lambda: True,
            },
            pg.display: {
                "flip": self.presenting(pg.display.flip),
                "update": self.presenting(pg.display.update),
            },
        }
        for module, names in replaced.items():
            for name, value in names.items():
                setattr(module, name, value)
        _system_fonts_as_default(pg)
        _silence(pg)


class SilentChannel:
    """A channel on which nothing plays."""

    def __init__(self, number: int = -1) -> None:
        self.number = number

    def play(self, sound: Any, loops: int = 0, maxtime: int = 0, fade_ms: int = 0) -> None: ...
    def stop(self) -> None: ...
    def pause(self) -> None: ...
    def unpause(self) -> None: ...
    def fadeout(self, time: int) -> None: ...
    def set_volume(self, *value: float) -> None: ...

    def get_busy(self) -> bool:
        return False


class Volume:
    """A volume in the steps of SDL_mixer."""

    def __init__(self) -> None:
        self._steps = 128

    def set_volume(self, value: float, /) -> None:
        steps = int(value * 128)
        if steps >= 0:
            self._steps = min(steps, 128)

    def get_volume(self) -> float:
        return self._steps / 128


class SilentSound(Volume):
    """A sound that is there and is never heard."""

    def __init__(self, file: Any) -> None:
        super().__init__()
        _check_file(file)

    def play(self, loops: int = 0, maxtime: int = 0, fade_ms: int = 0) -> SilentChannel:
        return SilentChannel()

    def stop(self) -> None: ...
    def fadeout(self, time: int) -> None: ...

    def get_length(self) -> float:
        return 0.0

    def get_num_channels(self) -> int:
        return 0


def _check_file(name: Any) -> None:
    if isinstance(name, (str, os.PathLike)) and not os.path.isfile(name):
        raise FileNotFoundError(f"No file '{os.fspath(name)}' found in working directory '{os.getcwd()}'.")


def _nothing(*args: Any, **kwargs: Any) -> None:
    return None


def _silence(pg: Any) -> None:
    """Whether a sound still plays depends on real time, so under verification none ever does."""
    mixer = getattr(pg, "mixer", None)
    if mixer is None or not hasattr(mixer, "music"):
        return
    volume = Volume()
    mixer.Sound, mixer.Channel = SilentSound, SilentChannel
    for name in ("init", "pre_init", "quit", "stop", "pause", "unpause", "fadeout", "set_num_channels"):
        setattr(mixer, name, _nothing)
    mixer.get_busy = mixer.music.get_busy = lambda: False
    for name in ("unload", "play", "stop", "fadeout", "pause", "unpause", "rewind", "queue", "set_endevent"):
        setattr(mixer.music, name, _nothing)
    mixer.music.load = _check_file
    mixer.music.set_volume = lambda value, /: volume.set_volume(max(value, 0.0))
    mixer.music.get_volume = volume.get_volume


def _system_fonts_as_default(pg: Any) -> None:
    """`SysFont` depends on the machine: both sides take the default font."""

    def system(name: Any, size: int, bold: Any = False, italic: Any = False, constructor: Any = None) -> Any:
        font = pg.font.Font(None, size)
        font.bold, font.italic = bool(bold), bool(italic)
        return font

    pg.font.SysFont = system


def _key_codes(pg: Any) -> list[int]:
    """The key codes; of keys with one name the lowest counts."""
    return sorted({getattr(pg, name) for name in dir(pg) if name.startswith("K_")})


def _scancode(pg: Any, key: int) -> int:
    table = getattr(pg, "_ferrule_scancodes", None)
    if table is None:
        table = pg._ferrule_scancodes = {
            getattr(pg, "K_" + name[len("KSCAN_") :].lower(), None)
            or getattr(pg, "K_" + name[len("KSCAN_") :], None): (getattr(pg, name))
            for name in dir(pg)
            if name.startswith("KSCAN_")
        }
    # Keys without a character carry their scan code in the lower bits.
    return key & 0x1FF if key & 0x40000000 else table.get(key, 0)


def _text(key: int, modifiers: int, text: Any) -> str:
    fixed = {13: "\r", 0x40000058: "\r", 27: "\x1b", 8: "\x08", 9: "\t", 127: "\x7f"}
    if key in fixed:
        return fixed[key]
    if 97 <= key <= 122 and modifiers & 0xC0:
        return chr(key - 96)
    if isinstance(text, str):
        return text
    return chr(key) if 32 <= key < 127 else ""


def _hash(size: tuple[int, int], rgb: bytes) -> str:
    """The first 64 bits of SHA-256 over the size and the colours."""
    import _hashlib

    digest = _hashlib.openssl_sha256(b"%dx%d\n" % size)
    digest.update(rgb)
    return str(digest.hexdigest()[:16])


def _script(path: str | None) -> list[tuple[int, dict[str, Any]]]:
    """The events by frame. `json` may be a module of the program, so the standard one is loaded by its file."""
    if not path:
        return []
    loads = _standard_json()
    with open(path, encoding="utf-8") as file:
        events = [loads(line) for line in file if line.strip()]
    return [(int(event["frame"]), event) for event in events]


def _standard_json() -> Callable[[str], Any]:
    """JSON as a Python literal: the script was written by `json.dumps`, so only three words differ."""
    import ast

    words = {"true": True, "false": False, "null": None}

    def value(node: ast.expr) -> Any:
        match node:
            case ast.Name(id=name) if name in words:
                return words[name]
            case ast.Dict(keys=keys, values=values):
                return {value(k): value(v) for k, v in zip(keys, values) if k is not None}
            case ast.List(elts=items):
                return [value(item) for item in items]
        return ast.literal_eval(node)

    return lambda text: value(ast.parse(text.strip(), mode="eval").body)
