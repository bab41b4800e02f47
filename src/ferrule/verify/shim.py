"""Replaces what differs from run to run in a CPython process: clocks, sleeping, seeds from the system.

Nothing here may import a module that the interpreter has not loaded before the program starts: an import would hide a
file of the program that has the same name. So `random` and `datetime` are patched when the program imports them.
"""

from __future__ import annotations

import os
import sys
import time

TYPE_CHECKING = False  # `typing` itself must not be loaded
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType
    from typing import Any

_STDLIB = os.path.dirname(os.__file__) + os.sep


def patch_time(clock: Any) -> None:
    """`time` is built in, so it is always the standard one."""
    epoch = clock.epoch()
    wall = int(epoch * 1e9)
    real_localtime, real_gmtime, real_strftime = time.localtime, time.gmtime, time.strftime
    real_ctime, real_asctime = time.ctime, time.asctime

    def read() -> int:
        # The standard library's own reads do not count: the translation has no such code.
        caller = sys._getframe(2).f_code.co_filename
        standard = caller.startswith((_STDLIB, "<frozen")) and "site-packages" not in caller
        return clock.peek_ns() if standard else clock.now_ns()  # type: ignore[no-any-return]

    def sleep(secs: float, /) -> None:
        ns = _sleep_ns(secs)
        clock.sleep_ns(ns)

    def wall_time() -> float:
        return float(epoch + read() / 1e9)

    def wall_seconds(secs: float | None) -> float:
        return epoch + clock.now_ns() / 1e9 if secs is None else secs

    patches: dict[str, Callable[..., Any]] = {
        "time": wall_time,
        "time_ns": lambda: wall + read(),
        "sleep": sleep,
        "localtime": lambda secs=None, /: real_localtime(wall_seconds(secs)),
        "gmtime": lambda secs=None, /: real_gmtime(wall_seconds(secs)),
        "ctime": lambda secs=None, /: real_ctime(wall_seconds(secs)),
        "asctime": lambda t=None, /: real_asctime(real_localtime(wall_seconds(None)) if t is None else t),
        "strftime": lambda form, t=None, /: real_strftime(form, real_localtime(wall_seconds(None)) if t is None else t),
    }
    for name in ("monotonic", "perf_counter", "process_time", "thread_time"):
        patches[name] = lambda: read() / 1e9
        patches[f"{name}_ns"] = lambda: read()
    for name, function in patches.items():
        function.__name__ = function.__qualname__ = name
        setattr(time, name, function)


def _sleep_ns(secs: Any) -> int:
    """The length of a sleep as CPython rounds it: up to a whole nanosecond; with its errors."""
    if isinstance(secs, float):
        if secs != secs:
            raise ValueError("Invalid value NaN (not a number)")
        scaled = secs * 1e9
        ns = int(scaled)
        ns += ns < scaled
    elif isinstance(secs, int):
        ns = int(secs) * 1_000_000_000
    else:
        raise TypeError(f"'{type(secs).__name__}' object cannot be interpreted as an integer")
    if ns < 0:
        raise ValueError("sleep length must be non-negative")
    return ns


def patch_random(module: ModuleType, clock: Any) -> None:
    """A generator that would be seeded by the system gets the seed of the verification."""
    original = module.Random.seed

    def seed(self: Any, a: Any = None, version: int = 2) -> None:
        original(self, clock.seed() if a is None else a, version)

    module.Random.seed = seed
    module.seed = module._inst.seed  # type: ignore[attr-defined]
    module.seed()


def patch_datetime(module: ModuleType, clock: Any) -> None:
    """`now` and `utcnow` read the clock in C, so the class is replaced by a subclass that passes for it."""
    real = module.datetime
    beginning = real(1970, 1, 1)
    wall = int(clock.epoch() * 1e9)

    def utc() -> Any:
        return beginning + module.timedelta(microseconds=(wall + clock.now_ns()) // 1000)

    class Meta(type):
        @property
        def __name__(cls) -> str:  # type: ignore[override]
            return "datetime"

        def __instancecheck__(cls, instance: object) -> bool:
            return isinstance(instance, real)

        def __subclasscheck__(cls, subclass: type) -> bool:
            return issubclass(subclass, real)

    def now(cls: Any, tz: Any = None) -> Any:
        """Local time is UTC under verification."""
        moment = utc()
        return _as(cls, moment if tz is None else tz.fromutc(moment.replace(tzinfo=tz)))

    def utcnow(cls: Any) -> Any:
        return _as(cls, utc())

    body = {
        "__module__": "datetime",
        "__doc__": real.__doc__,
        "__slots__": (),
        "now": classmethod(now),
        "utcnow": classmethod(utcnow),
    }
    # `repr` of a C class prints the name that it was made with, hence the dot; everything else sees `Meta.__name__`.
    fake = Meta("datetime.datetime", (real,), body)
    fake.__qualname__ = "datetime"
    fake.min, fake.max, fake.resolution = _as(fake, real.min), _as(fake, real.max), real.resolution  # type: ignore[attr-defined]
    module.datetime = fake  # type: ignore[attr-defined]


def patch_selectors(module: ModuleType, clock: Any) -> None:
    """An event loop waits for its next timer in `select`; nobody waits here, time moves on."""
    selector: Any = module.DefaultSelector
    original = selector.select

    def select(self: Any, timeout: float | None = None) -> Any:
        ready = original(self, 0 if timeout is not None else None)
        if not ready and timeout is not None and timeout > 0:
            clock.sleep_ns(_sleep_ns(float(timeout)))
        return ready

    selector.select = select


def _as(cls: Any, moment: Any) -> Any:
    return cls(
        moment.year,
        moment.month,
        moment.day,
        moment.hour,
        moment.minute,
        moment.second,
        moment.microsecond,
        moment.tzinfo,
        fold=moment.fold,
    )


class PatchOnImport:
    """A finder that lets the others find, and patches a standard module when it has been executed."""

    def __init__(self, patches: dict[str, Callable[[ModuleType], None]]) -> None:
        self.patches = patches

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:
        if name not in self.patches:
            return None
        for finder in sys.meta_path:
            if finder is self:
                continue
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                break
        else:
            return None
        ours = (spec.origin or "").startswith(_STDLIB) or name == "pygame"
        if ours and spec.loader is not None:
            self._wrap(spec, self.patches.pop(name))
        return spec

    @staticmethod
    def _wrap(spec: Any, patch: Callable[[ModuleType], None]) -> None:
        loader = spec.loader
        execute = loader.exec_module

        def exec_module(module: ModuleType) -> None:
            execute(module)
            patch(module)

        loader.exec_module = exec_module
