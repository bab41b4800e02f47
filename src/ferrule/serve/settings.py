"""The settings of a server: a TOML file, every mistake in it told with its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ferrule.diagnostics import FerruleError, Label, Span, diagnostic
from ferrule.sandbox import Limits
from ferrule.serve.places import Places

# What a route may be granted, and the settings of each with the type of their values.
GRANTS: dict[str, dict[str, type]] = {
    "kv": {"file": str, "max_value_kb": int, "max_keys": int},
    "fetch": {"allow": list, "timeout_ms": int, "max_kb": int},
    "open": {"folder": str, "max_kb": int},
    "clock": {},
    "random": {},
    "sleep": {"max_ms": int},
}
_NEEDS = {"kv": "file", "fetch": "allow", "open": "folder"}
_SERVER: dict[str, type] = {
    "address": str, "processes": int, "machines": int, "queue": int, "max_body_kb": int, "drain_seconds": int,
    "metrics": str, "log": str, "backend": str,
}  # fmt: skip
_ROUTE: dict[str, type] = {"path": str, "handler": str, "methods": list, "grant": list, "limits": dict}
_LIMITS: dict[str, type] = dict.fromkeys(asdict(Limits()), int)
_TABLES = {"server": _SERVER, "limits": _LIMITS, "routes": _ROUTE, "grants": GRANTS}
_WORDS = {str: "text", list: "a list of texts", int: "a whole number", dict: "a table"}
_ADDRESS = re.compile(r"(?:[^:\s]+|\[[0-9a-fA-F:]+\]):\d{1,5}")
_PATH = re.compile(r"(?:/(?:[\w.~%!$&'()*+,;=:@-]*|\{[a-z_]\w*\}))+(?:/\*)?|/\*")
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
_LOGS = ("requests", "errors", "nothing")


@dataclass(frozen=True)
class Route:
    path: str
    handler: str
    methods: tuple[str, ...] = ()
    """All, where none is named."""
    grant: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    span: Span | None = None
    """Where the handler was named."""


@dataclass(frozen=True)
class Settings:
    file: Path | None = None
    address: str = "127.0.0.1:8000"
    processes: int = 0
    """As many as there are processors, where 0."""
    machines: int = 4
    queue: int = 256
    max_body_kb: int = 256
    drain_seconds: int = 10
    metrics: str = ""
    log: str = "requests"
    backend: str = "auto"
    routes: tuple[Route, ...] = ()
    grants: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def read_settings(file: Path | None) -> Settings:
    """The file's settings; without one, every request goes to `handle`. FER0713 and FER0714."""
    if file is None:
        return Settings(routes=(Route("/*", "handle", limits=Limits(wall_ms=100)),))
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = (error.strerror or str(error)) if isinstance(error, OSError) else "it is not UTF-8"
        raise FerruleError(diagnostic("FER0713", f"cannot read `{file}`: {why}")) from None
    places = Places(file, text)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise FerruleError(places.not_toml("FER0713", str(error))) from None
    return _Reader(file, places).settings(tables)


class _Reader:
    def __init__(self, file: Path, places: Places) -> None:
        self.file, self.places = file, places

    def fail(self, message: str, span: Span, label: str, help: str = "", code: str = "FER0713") -> FerruleError:
        return FerruleError(diagnostic(code, message, Label(span, label), help=help))

    def settings(self, tables: dict[str, Any]) -> Settings:
        self.known(tables, _TABLES, "")
        server = self.table(tables.get("server", {}), _SERVER, "server")
        self.check_server(server)
        grants = self.grants(tables.get("grants", {}))
        limits = self.limits(tables.get("limits", {}), "limits", Limits(wall_ms=100))
        rows = tables.get("routes", [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.fail("`routes` must be tables", self.places.header("routes"), "write `[[routes]]`")
        routes = tuple(self.route(row, number, limits, grants) for number, row in enumerate(rows))
        if not routes:
            routes = (Route("/*", "handle", limits=limits),)
        return Settings(file=self.file, routes=routes, grants=grants, **server)

    def known(self, table: dict[str, Any], kinds: Mapping[str, Any], where: str, number: int = 0) -> None:
        for key in table:
            if key not in kinds:
                span = self.places.key(where, key, number) if where else self.places.header(key)
                raise self.fail(f"unknown setting `{key}`", span, "not a setting", _close(key, kinds))

    def table(self, table: Any, kinds: Mapping[str, type], where: str, number: int = 0) -> dict[str, Any]:
        """The table, with every value of its type."""
        if not isinstance(table, dict):
            raise self.fail(f"`{where}` must be a table", self.places.header(where), f"write `[{where}]`")
        self.known(table, kinds, where, number)
        for key, value in table.items():
            kind = kinds[key]
            good = isinstance(value, kind) and not (kind is int and isinstance(value, bool))
            if kind is list and good:
                good = all(isinstance(item, str) for item in value)
            if not good:
                span = self.places.value(where, key, number)
                raise self.fail(f"`{key}` must be {_WORDS[kind]}", span, "in these settings")
        return table

    def check_server(self, server: dict[str, Any]) -> None:
        for key in ("address", "metrics"):
            if key in server and not _ADDRESS.fullmatch(server[key]):
                span = self.places.value("server", key)
                raise self.fail(f"`{key}` is not an address", span, "not HOST:PORT", "for instance 127.0.0.1:8000")
        ranges = {"processes": (0, 256), "machines": (1, 256), "queue": (0, 1 << 20), "max_body_kb": (0, 1 << 20),
                  "drain_seconds": (0, 3600)}  # fmt: skip
        for key, (low, high) in ranges.items():
            if key in server and not low <= server[key] <= high:
                span = self.places.value("server", key)
                raise self.fail(f"`{key}` must be from {low} to {high}", span, "out of range")
        for key, words in (("log", _LOGS), ("backend", ("auto", "vm+wasm", "vm", "wasm"))):
            if key in server and server[key] not in words:
                listed = ", ".join(f"`{word}`" for word in words)
                raise self.fail(f"`{key}` must be one of {listed}", self.places.value("server", key), "none of these")

    def limits(self, table: Any, where: str, base: Limits, number: int = 0) -> Limits:
        values = self.table(table, _LIMITS, where, number)
        for key, value in values.items():
            try:
                Limits(**{key: value})
            except FerruleError as error:
                span = self.places.value(where, key, number)
                raise self.fail(error.diagnostics[0].message, span, "out of range") from None
        return Limits(**{**base.as_dict(), **values})

    def grants(self, table: Any) -> dict[str, dict[str, Any]]:
        if not isinstance(table, dict):
            raise self.fail("`grants` must be a table", self.places.header("grants"), "write `[grants.kv]`")
        for name in table:
            if name not in GRANTS:
                raise self.unknown_grant(name, self.places.header(f"grants.{name}"))
            self.table(table[name], GRANTS[name], f"grants.{name}")
        return table

    def unknown_grant(self, name: str, span: Span) -> FerruleError:
        help = _close(name, GRANTS)
        return self.fail(f"unknown host function `{name}`", span, "nothing to grant", help, "FER0714")

    def route(self, row: dict[str, Any], number: int, limits: Limits, grants: dict[str, dict[str, Any]]) -> Route:
        values = self.table(row, _ROUTE, "routes", number)
        for key in ("path", "handler"):
            if key not in values:
                raise self.fail(f"a route has no `{key}`", self.places.header("routes", number), "this route")
        if not _PATH.fullmatch(values["path"]):
            span = self.places.value("routes", "path", number)
            raise self.fail(
                "not a path", span, "cannot be matched", "for instance /users/{name}, or /files/* for the rest"
            )
        for method in values.get("methods", ()):
            if method not in _METHODS:
                span = self.places.item("routes", "methods", method, number)
                raise self.fail(f"unknown method `{method}`", span, "not a method", _close(method, _METHODS))
        for name in values.get("grant", ()):
            span = self.places.item("routes", "grant", name, number)
            if name not in GRANTS:
                raise self.unknown_grant(name, span)
            if name in _NEEDS and _NEEDS[name] not in grants.get(name, {}):
                help = f"[grants.{name}]\n{_NEEDS[name]} = ..."
                raise self.fail(f"`{name}` is granted without its settings", span, f"needs `{_NEEDS[name]}`", help)
        own = values.get("limits", {})
        return Route(
            values["path"],
            values["handler"],
            tuple(values.get("methods", ())),
            tuple(sorted(set(values.get("grant", ())))),
            self.limits(own, "routes", limits, number) if own else limits,
            self.places.value("routes", "handler", number),
        )


def _close(name: str, known: Any) -> str:
    close = get_close_matches(name, list(known), 1)
    return f"did you mean `{close[0]}`?" if close else "known: " + ", ".join(f"`{word}`" for word in known)


__all__ = ["GRANTS", "Route", "Settings", "read_settings"]
