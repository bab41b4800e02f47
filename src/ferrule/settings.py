"""Options of a run: defaults, then `[tool.ferrule]` of the nearest `pyproject.toml`, then flags."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from ferrule.diagnostics import Diagnostic, FerruleError, Label, Span, diagnostic


@dataclass(frozen=True)
class Options:
    entry: str = ""
    """A file relative to the folder, or `package.module:function`."""
    search: tuple[Path, ...] = ()
    """More folders in which modules are looked for."""
    out: str = ""
    name: str = ""
    """The Cargo package's name; by default the program's."""
    plain: bool = True
    """Plain Rust types where facts allow them; off: the sound baseline everywhere."""
    strict: bool = False
    """Refuse units that would stay in CPython."""
    vendor: bool = False
    """Copy the runtime crates into the output, so that it stands alone."""
    main_text: str = ""
    """A main module in place of the entry: what calls the entry's functions from outside."""
    project: Path | None = field(default=None)
    """The folder of the `pyproject.toml` that was read."""

    def key(self) -> list[Any]:
        """What the translation depends on, for caches."""
        return [
            self.entry,
            [str(p) for p in self.search],
            self.name,
            self.plain,
            self.strict,
            self.vendor,
            self.main_text,
        ]


_KINDS: dict[str, type] = {
    "entry": str,
    "search": list,
    "out": str,
    "name": str,
    "plain": bool,
    "strict": bool,
    "vendor": bool,
}
_WORDS = {str: "text", list: "a list of folders", bool: "true or false"}


def find_settings(path: Path) -> Path | None:
    """The nearest `pyproject.toml` at or above `path` that has a `[tool.ferrule]` table."""
    start = path.resolve()
    for folder in ([start] if start.is_dir() else []) + list(start.parents):
        file = folder / "pyproject.toml"
        if file.is_file() and "[tool.ferrule" in file.read_text(encoding="utf-8", errors="replace"):
            return file
    return None


def load_options(path: Path, **flags: Any) -> Options:
    """Settings of the project that `path` is in; a flag that is not None wins. FER0110 for what cannot be meant."""
    file = find_settings(path)
    options = Options() if file is None else _from_file(file)
    # A configured entry belongs to the project's folder, not to a file that was named on the command line.
    if path.is_file():
        options = replace(options, entry="")
    given = {name: value for name, value in flags.items() if value is not None}
    known = {field.name for field in fields(Options)}
    return replace(options, **{name: value for name, value in given.items() if name in known})


def _from_file(file: Path) -> Options:
    text = file.read_text(encoding="utf-8", errors="replace")
    try:
        table = tomllib.loads(text)["tool"]["ferrule"]
    except tomllib.TOMLDecodeError as error:
        raise FerruleError(_not_toml(file, text, str(error))) from None
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in _KINDS:
            raise FerruleError(_unknown(file, text, key))
        if not isinstance(value, _KINDS[key]) or (
            isinstance(value, list) and not all(isinstance(v, str) for v in value)
        ):
            why = f"`{key}` must be {_WORDS[_KINDS[key]]}"
            raise FerruleError(diagnostic("FER0110", why, Label(_key_span(file, text, key), "in these settings")))
        values[key] = tuple(file.parent / folder for folder in value) if isinstance(value, list) else value
    return Options(project=file.parent, **values)


def _unknown(file: Path, text: str, key: str) -> Diagnostic:
    from difflib import get_close_matches

    close = get_close_matches(key, _KINDS, 1)
    help = f"did you mean `{close[0]}`?" if close else "known settings: " + ", ".join(f"`{name}`" for name in _KINDS)
    label = Label(_key_span(file, text, key), "not a setting")
    return diagnostic("FER0110", f"unknown setting `{key}`", label, help=help)


def _not_toml(file: Path, text: str, message: str) -> Diagnostic:
    place = re.search(r"\(at line (\d+), column (\d+)\)", message)
    lines = text.split("\n")
    line = int(place[1]) if place else len(lines)
    shown = lines[line - 1] if line <= len(lines) else ""
    start = len(shown[: int(place[2]) - 1].encode()) if place else len(shown.encode())
    span = Span(str(file), line, start, line, min(start + 1, len(shown.encode())))
    return diagnostic("FER0110", f"not valid TOML: {message.partition(' (at')[0]}", span, help="correct the line")


def _key_span(file: Path, text: str, key: str) -> Span:
    """Where the key stands in the `[tool.ferrule]` table."""
    inside = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("["):
            inside = line.strip().startswith("[tool.ferrule")
        match = re.match(rf"""\s*(["']?)({re.escape(key)})\1\s*[=.]""", line)
        if inside and match:
            return Span(
                str(file), number, len(line[: match.start(2)].encode()), number, len(line[: match.end(2)].encode())
            )
    return Span(str(file), 1, 0, 1, 0)
