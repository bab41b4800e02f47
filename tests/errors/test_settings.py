"""Problems of `[tool.ferrule]`."""

from __future__ import annotations

from pathlib import Path

import pytest

from ferrule.diagnostics import FerruleError
from ferrule.settings import load_options


@pytest.mark.parametrize(
    ("settings", "line", "text"),
    [
        ("[tool.ferrule]\nplian = false\n", 2, "plian"),
        ('[tool.ferrule]\nname = "x"\nplain = "off"\n', 3, "plain"),
        ('[tool.ferrule]\nsearch = ["lib", 3]\n', 2, "search"),
        ('plain = 1\n[tool.ferrule]\n"plain" = 1\n', 3, "plain"),
        ("[tool.ferrule]\nplain = maybe\n", 2, "m"),
    ],
)
def test_invalid(tmp_path: Path, settings: str, line: int, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(settings)
    with pytest.raises(FerruleError) as caught:
        load_options(tmp_path)
    (problem,) = caught.value.diagnostics
    assert problem.span is not None
    assert (problem.code, problem.span.line, problem.span.text()) == ("FER0110", line, text)


def test_flags_win(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.ferrule]\nplain = false\nsearch = ["lib"]\nentry = "go.py"\n')
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "x.py").write_text("")
    options = load_options(tmp_path / "sub", plain=None)
    assert options.plain is False and options.search == (tmp_path / "lib",) and options.entry == "go.py"
    assert load_options(tmp_path, plain=True).plain is True
    # A file that is named decides what runs.
    assert load_options(tmp_path / "sub" / "x.py").entry == ""
