"""The border to the host. In a guest these two functions are the runtime's (`knowledge/tables/edge.pyi`); here is
what stands for them under CPython, where handlers run beside whatever grants them something."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_granted: dict[str, Callable[[bytes], bytes]] = {}
_handler: Callable[[str, bytes], bytes] | None = None


def grant(functions: Mapping[str, Callable[[bytes], bytes]]) -> None:
    """Sets what `call` reaches."""
    _granted.clear()
    _granted.update(functions)


def call(name: str, argument: bytes) -> bytes:
    """Calls a function of the host. What it raises arrives as `RuntimeError`; one that was not granted ends a guest."""
    if name not in _granted:
        raise RuntimeError(f"the host function `{name}` was not granted")
    try:
        return _granted[name](argument)
    except Exception as error:
        raise RuntimeError(f"{type(error).__name__}: {error}") from None


def serve(handler: Callable[[str, bytes], bytes]) -> None:
    """From now on `handler` answers calls: it gets a name and a value, encoded, and gives one."""
    global _handler
    _handler = handler


def answer(name: str, argument: bytes) -> bytes:
    """Calls what `serve` was given."""
    if _handler is None:
        raise RuntimeError("the program has nothing that answers calls")
    return _handler(name, argument)
