"""The names that generated code must not take are those that the runtime brings into scope."""

from __future__ import annotations

import re
from pathlib import Path

from ferrule.emit.names import TYPE_NAMES

PRELUDE = Path(__file__).resolve().parents[2] / "runtime" / "ferrule-rt" / "src" / "prelude.rs"


def test_types_of_the_prelude_are_reserved() -> None:
    text = PRELUDE.read_text(encoding="utf-8")
    named = set(re.findall(r"\b[A-Z]\w*[a-z]\w*\b", "".join(re.findall(r"pub use [^;]*;", text))))
    assert named and named <= TYPE_NAMES, f"a class of a program may be called {sorted(named - TYPE_NAMES)}"
