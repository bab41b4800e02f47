"""Symbol strings in the manner of SCIP (Sourcegraph's code intelligence format).

    py . . . `game.world`/Level#collide().(player)
    |  |_|_| |            |     |         |
    |   |    module       class method    parameter
    |   manager, package, version ('.' when it is the project itself)
    scheme

A descriptor's last character says what it is: `/` a module, `#` a class, `().` something callable, `.` a variable or an
attribute, `(x)` a parameter, `:` an entry point. A second definition of one name in one scope gets `(+1).`, `(+2).`...
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field

PROJECT = "py . . . "
STDLIB_VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


def module_symbol(name: str) -> str:
    return f"{PROJECT}{_escape(name)}/"


def class_symbol(parent: str, name: str, repeat: int = 0) -> str:
    return f"{parent}{name}{f'(+{repeat})' if repeat else ''}#"


def callable_symbol(parent: str, name: str, repeat: int = 0) -> str:
    return f"{parent}{name}({f'+{repeat}' if repeat else ''})."


def term_symbol(parent: str, name: str) -> str:
    return f"{parent}{name}."


def parameter_symbol(parent: str, name: str) -> str:
    return f"{parent}({name})"


def entry_symbol(parent: str) -> str:
    return f"{parent}__main__:"


def is_external(key: str) -> bool:
    return not key.startswith(PROJECT)


def external_name(key: str) -> str:
    """The dotted name behind the key of an external symbol: `os.path.join`."""
    return key.split(" ", 4)[4].rstrip("./").replace("/", ".")


def _escape(name: str) -> str:
    return f"`{name}`" if "." in name else name


@dataclass(frozen=True)
class Distributions:
    """Which distribution an import name comes from, so that a key says the version it was made against."""

    by_import: dict[str, tuple[str, str]] = field(default_factory=dict)

    def symbol(self, dotted: str) -> str:
        """The key of something outside the project. Only the dotted name counts, so every route to it gives one key."""
        top, _, rest = dotted.partition(".")
        if top == "builtins" or top in sys.stdlib_module_names:
            prefix = f"py . python {STDLIB_VERSION} "
        else:
            name, version = self.by_import.get(top, (top, "."))
            prefix = f"py pip {name} {version} "
        return f"{prefix}{top}/" + (rest.replace(".", "/") + "." if rest else "")
