"""What a real translation says about its functions, and where its lines came from."""

from __future__ import annotations

from pathlib import Path

from ferrule import pipeline
from ferrule.report import Tier, account
from ferrule.settings import Options

SOURCE = """def ratio(a, b):
    return a / b


def longest(words):
    best = ""
    for word in words:
        if len(word) > len(best):
            best = word
    return best


def unused():
    return 1


print("/*@3*/", ratio(1.0, 4.0))
print(longest(["a", "bcd", "ef"]))
"""


def translated(tmp_path: Path) -> pipeline.Translation:
    file = tmp_path / "words.py"
    file.write_text(SOURCE, encoding="utf-8")
    return pipeline.translate(file, Options())


def test_tiers_and_missing_facts(tmp_path: Path) -> None:
    found = {f.name: f for f in account(translated(tmp_path), built=True).functions}
    assert found["words.ratio"].tier is Tier.NATIVE
    assert found["words.longest"].tier is Tier.RUNTIME
    assert found["words.unused"].tier is Tier.UNREACHED
    assert found["words.unused"].evidence == "none"
    assert {u.subject for u in found["words.longest"].unproved} >= {"`words`", "`best`"}
    assert found["words.longest"].rust_file == "src/main.rs"


def test_every_linked_line_is_from_that_line(tmp_path: Path) -> None:
    translation = translated(tmp_path)
    rust = translation.files["src/main.rs"].splitlines()
    lines = {span.line: rust[number - 1] for number, span in translation.source_map()["src/main.rs"].items()}
    assert "fn ratio" in lines[1] and "fn longest" in lines[5]
    assert "for word" in lines[7]
    assert translation.locate("src/main.rs", len(rust)) is not None
    assert "/*@3*/" in "".join(rust), "a string that looks like a mark stays a string"
    assert "\0" not in "".join(rust)
