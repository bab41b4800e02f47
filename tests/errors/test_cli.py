"""What the command line does with a problem: the text, the JSON, the exit status, nothing left behind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest


def ferrule(*arguments: object, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    import os

    source = Path(__file__).parents[2] / "src"
    environment = {**os.environ, "PYTHONPATH": str(source), "NO_COLOR": "1", **env}
    command = [sys.executable, "-m", "ferrule", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_syntax_error(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("x = 1\nif x = 1:\n    pass\n")
    done = ferrule("translate", "main.py", cwd=tmp_path)
    assert done.returncode == 2 and done.stdout == ""
    assert "[FER0101]" in done.stderr and "main.py:2:4" in done.stderr and "^^^^^" in done.stderr
    assert names(tmp_path) == {"main.py"}


@pytest.mark.parametrize("command", ["translate", "run", "verify", "build", "report"])
def test_missing_entry(command: str, tmp_path: Path) -> None:
    done = ferrule(command, "gmae.py", "--json", cwd=tmp_path)
    assert done.returncode == 2 and done.stderr == ""
    answer = json.loads(done.stdout)
    assert answer["ok"] is False and [d["code"] for d in answer["diagnostics"]] == ["FER0102"]
    assert names(tmp_path) == set()


def test_places_in_json_count_characters_from_one(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("é = 1; import nmupy\n")
    answer = json.loads(ferrule("translate", ".", "--json", cwd=tmp_path).stdout)
    (problem,) = answer["diagnostics"]
    (label,) = problem["labels"]
    assert (problem["code"], label["line"], label["column"], label["end_column"]) == ("FER0103", 1, 15, 20)


def test_output_folder_is_checked_first(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("x = (\n")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "x").write_text("x")
    done = ferrule("translate", "main.py", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2 and "[FER0502]" in done.stderr
    assert names(tmp_path / "out") == {"x"}


def test_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("")
    for arguments in (["translate"], ["run", "main.py", "--plain", "sometimes"], ["explain", "FER9999"], ["nonsense"]):
        assert ferrule(*arguments, cwd=tmp_path).returncode == 2
        done = ferrule(*arguments, "--json", cwd=tmp_path)
        assert done.returncode == 2 and json.loads(done.stdout)["ok"] is False


def test_invalid_settings(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("")
    (tmp_path / "pyproject.toml").write_text("[tool.ferrule]\nplian = true\n")
    done = ferrule("run", "main.py", cwd=tmp_path)
    assert done.returncode == 2 and "[FER0110]" in done.stderr and "did you mean `plain`?" in done.stderr


def test_symbol_not_found(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("class Player:\n    pass\n")
    done = ferrule("graph", "query", "main.py", "Playr", cwd=tmp_path)
    assert done.returncode == 2 and "[FER0112]" in done.stderr


def test_internal_error_says_what_to_send(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_text("x = 1\n")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "sitecustomize.py").write_text(
        "import ferrule.pipeline as p\ndef fail(*a, **k): raise RuntimeError('boom')\np.translate = fail\n"
    )
    source = Path(__file__).parents[2] / "src"
    path = f"{tmp_path / 'broken'}:{source}"
    code = "import sitecustomize; from ferrule.entry import main; main()"
    import os

    done = subprocess.run(
        [sys.executable, "-c", code, "translate", "main.py"],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 3 and "[FER0902]" in done.stderr and "boom" in done.stderr
    report = Path(done.stderr.split("report it with `")[1].split("`")[0])
    assert "RuntimeError: boom" in report.read_text()
    report.unlink()


def test_explain(tmp_path: Path) -> None:
    done = ferrule("explain", "fer0103", cwd=tmp_path)
    assert done.returncode == 0 and done.stdout.startswith("# FER0103: module not found")
    assert json.loads(ferrule("explain", "FER0103", "--json", cwd=tmp_path).stdout)["code"] == "FER0103"
