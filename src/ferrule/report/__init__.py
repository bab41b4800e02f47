"""The account of a translation, as data, as JSON and as one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ferrule.report.collect import Coverage, Translated, account, image_data
from ferrule.report.facts import function_facts
from ferrule.report.model import (
    Account,
    Difference,
    Function,
    Level,
    Link,
    Module,
    Problem,
    Tier,
    Unproved,
    Verification,
)
from ferrule.report.page import render

__all__ = [
    "Account", "Difference", "Function", "Level", "Link", "Module", "Problem", "Tier", "Unproved", "Verification",
    "account", "function_facts", "image_data", "render", "write",
]  # fmt: skip


def write(
    translation: Translated,
    page: Path,
    *,
    built: bool = False,
    verification: Any = None,
    coverage: Coverage | None = None,
) -> dict[str, Any]:
    """Writes the page, and gives the account's summary."""
    found = account(translation, built=built, verification=verification, coverage=coverage)
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(render(found), encoding="utf-8")
    summary: dict[str, Any] = found.to_json()["summary"]
    return summary
