"""Python names in Rust's case, and the names that generated code must not take."""

from __future__ import annotations

import re
from collections.abc import Iterable

KEYWORDS = frozenset(
    "as break const continue crate else enum extern false fn for if impl in let loop match mod move mut pub ref return "
    "static struct super trait true type unsafe use where while async await dyn abstract become box do final macro "
    "override priv typeof unsized virtual yield try gen union".split()
)
RAW_FORBIDDEN = frozenset({"crate", "self", "super", "Self", "_"})
# Types of the runtime and of std that generated code mentions by their short names.
TYPE_NAMES = frozenset(
    "Int Str List Dict Set FrozenSet Tuple Range Iter Gen Co Exc ExcClass Result Field Slot Number Object Dyn Instance "
    "Rc Cell RefCell Option Some None Ok Err Vec String Box Bytes ByteArray Complex Iterable PyIterator Site Keys "
    "Values Items Self Default Clone Copy Eq Ord Hash Debug Iterator Drop Fn FnMut From Into Send Sync AnySet "
    "GlobalCell GlobalSlot ExitCode Deque Counter DefaultDict OrderedDict Random Pattern Match Path Date Time "
    "DateTime TimeDelta Boxed Ellipsis ExcType Method Named Ordering Owned Slice".split()
)


def snake(name: str) -> str:
    """A function, variable, field or module name."""
    if not name.isascii():
        name = "".join(c if c.isascii() else f"u{ord(c):x}" for c in name)
    text = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    text = re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", text).lower()
    text = re.sub(r"__+", "_", text) if not name.startswith("__") else text
    return ident(text)


def ident(name: str) -> str:
    if name in RAW_FORBIDDEN:
        return name + "_"
    return f"r#{name}" if name in KEYWORDS else name


def camel(name: str) -> str:
    """A type's name."""
    if not name.isascii():
        name = "".join(c if c.isascii() else f"U{ord(c):x}" for c in name)
    parts = [p for p in re.split(r"[^A-Za-z0-9]+", name) if p]
    text = "".join(p[0].upper() + p[1:] for p in parts) or "Anonymous"
    if text.isupper() and len(text) > 2:
        text = text.title()
    text = text if not text[0].isdigit() else f"T{text}"
    return f"{text}Class" if text in TYPE_NAMES else text


def screaming(name: str) -> str:
    """A constant's or static's name."""
    return snake(name).removeprefix("r#").upper().strip("_") or "UNNAMED"


def exception(name: str) -> str:
    """The runtime's static of a builtin exception class: `OSError` is `OS_ERROR`."""
    text = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    return re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", text).upper()


def distinct(names: Iterable[str]) -> dict[str, str]:
    """Each name in Rust's case. Of `data` and `DATA` only one can have it: the other gets a mark."""
    found: dict[str, str] = {}
    used: set[str] = set()
    for name in sorted(names, key=lambda n: (snake(n) != ident(n), n)):
        text = snake(name) if name != "self" else "this"
        while text in used:
            text += "_"
        used.add(text)
        found[name] = text
    return found
