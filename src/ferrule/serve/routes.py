"""Which handler answers which path."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ferrule.serve.settings import Route


class Routes:
    """Routes without places are found in a dict; the others are tried in their order."""

    def __init__(self, routes: Sequence[Route]) -> None:
        self._fixed: dict[str, list[Route]] = {}
        self._patterns: list[tuple[re.Pattern[str], Route]] = []
        for route in routes:
            if "{" in route.path or route.path.endswith("/*"):
                self._patterns.append((_pattern(route.path), route))
            else:
                self._fixed.setdefault(route.path, []).append(route)

    def find(self, method: str, path: str) -> tuple[Route | None, dict[str, str], set[str]]:
        """The route and what stood in its places; without one, the methods that the path would take."""
        allowed: set[str] = set()
        for route in self._fixed.get(path, ()):
            if not route.methods or method in route.methods:
                return route, {}, allowed
            allowed.update(route.methods)
        for pattern, route in self._patterns:
            if match := pattern.fullmatch(path):
                if not route.methods or method in route.methods:
                    return route, match.groupdict(), allowed
                allowed.update(route.methods)
        return None, {}, allowed


def _pattern(path: str) -> re.Pattern[str]:
    head, rest = (path[:-1], "(?P<rest>.*)") if path.endswith("/*") else (path, "")
    parts = re.split(r"\{(\w+)\}", head)
    text = "".join(f"(?P<{part}>[^/]+)" if number % 2 else re.escape(part) for number, part in enumerate(parts))
    return re.compile(text + rest, re.DOTALL)
