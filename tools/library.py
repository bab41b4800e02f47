"""Writes docs/library.md: what of the standard library is native, read from the tables and the Python text."""

from __future__ import annotations

import ast
import importlib
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "library.md"
# What is written out before inference, so that no row and no text has it.
WRITTEN_OUT = {
    "abc": "ABC ABCMeta abstractmethod abstractproperty",
    "collections": "OrderedDict namedtuple",
    "collections.abc": "Callable Collection Container Hashable Iterable Iterator Mapping MutableMapping "
    "MutableSequence MutableSet Reversible Sequence Set Sized",
    "contextlib": "suppress",
    "dataclasses": "InitVar KW_ONLY asdict astuple dataclass field fields replace",
    "enum": "Enum Flag IntEnum IntFlag StrEnum auto unique",
    "functools": "cached_property partialmethod singledispatch singledispatchmethod total_ordering update_wrapper",
    "operator": "attrgetter itemgetter methodcaller",
    "sys": "exc_info exception",
    "traceback": "print_exc",
    "types": "SimpleNamespace",
    "typing": "names for annotations, NamedTuple NewType TypedDict TypeVar cast overload",
}
HEAD = """# The standard library

What of each module is native: rows of `src/ferrule/knowledge/tables` with Rust behind them, or Python text of
`src/ferrule/knowledge/sources` that is translated with the program. A name that is not here is refused with FER0401,
FER0403 or FER0404 before anything is built. [LIMITS.md](../LIMITS.md) says where a name that is here does less than
CPython's.

`python tools/library.py` writes this page; a test compares it with the tables.
"""


def public(names: list[str]) -> list[str]:
    return [n for n in names if not n.startswith("_")]


def text_names(path: Path) -> list[str]:
    """What the body of a module defines or imports from a module of its own."""
    found: list[str] = []
    for stmt in ast.parse(path.read_text(encoding="utf-8")).body:
        match stmt:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.append(name)
            case ast.Assign(targets=[ast.Name(id=name)]):
                found.append(name)
            case ast.ImportFrom(module=str(module), names=aliases) if module.startswith("_"):
                found += [a.asname or a.name for a in aliases]
    return public(found)


def real_names(module: str) -> set[str] | None:
    """The names that CPython's module has: ours that are not among them are nobody's business."""
    try:
        return set(dir(importlib.import_module(module)))
    except ImportError:
        return None


def native_names() -> dict[str, list[str]]:
    from ferrule.knowledge import load

    knowledge = load()
    found: dict[str, set[str]] = {}
    for name, table in knowledge.modules.items():
        found.setdefault(name, set()).update(public([*table.functions, *table.classes, *table.consts]))
    for module, name, _ in knowledge.aliases:
        found.setdefault(module, set()).update(public([name]))
    for name, path in knowledge.sources.items():
        found.setdefault(name, set()).update(text_names(path))
    for name, extra in WRITTEN_OUT.items():
        found.setdefault(name, set()).update(extra.split() if "," not in extra else [extra])
    return {name: sorted(kept(name, names), key=lambda n: (n.lower(), n)) for name, names in sorted(found.items())}


def kept(module: str, names: set[str]) -> set[str]:
    top = module.partition(".")[0]
    if top not in sys.stdlib_module_names or module.startswith("_") or module in ("builtins", "errno"):
        return set()
    real = real_names(module)
    return {n for n in names if real is None or n in real or "," in n}


def page() -> str:
    lines = [HEAD]
    for module, names in native_names().items():
        if names:
            lines.append(f"**{module}**\n")
            lines.append(textwrap.fill(", ".join(f"`{n}`" if "," not in n else n for n in names), 120) + "\n")
    return "\n".join(lines)


def main() -> int:
    OUT.write_text(page(), encoding="utf-8")
    print(OUT.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
