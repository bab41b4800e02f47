"""Files to modules."""

from __future__ import annotations

from pathlib import Path

import pytest

from ferrule.load import Program, absolute_name, load_program

KNOWN = {"sys", "os", "math", "random", "collections", "collections.abc", "typing", "__future__", "concurrent.futures"}


def program(folder: Path, files: dict[str, str], main: str = "main.py", **options: object) -> Program:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_program(folder / main if main else folder, known=KNOWN.__contains__, site=[], **options)


def test_dependencies_come_first_and_main_last(tmp_path: Path) -> None:
    loaded = program(
        tmp_path,
        {
            "main.py": "import sys\nimport pack.a as c\nfrom pack import b\n",
            "pack/__init__.py": "from . import base\n",
            "pack/base.py": "import math\n",
            "pack/a.py": "from .sub.deep import thing\nc = 1\n",
            "pack/b.py": "from .a import c\nimport main\n",
            "pack/sub/__init__.py": "",
            "pack/sub/deep.py": "from .. import base\nthing = 1\n",
        },
    )
    # `import main` loads the main file a second time under its own name, as CPython does.
    assert list(loaded.modules) == [
        "pack.base", "pack", "pack.sub", "pack.sub.deep", "pack.a", "main", "pack.b", "__main__",
    ]  # fmt: skip
    assert loaded.main.is_main and loaded.main.name == "__main__" and loaded.name == "main"
    deep = loaded.modules["pack.sub.deep"]
    assert (deep.package, deep.is_package) == ("pack.sub", False)
    assert loaded.modules["pack.sub"].package == "pack.sub"
    assert absolute_name(deep, deep.tree.body[0]) == "pack"  # type: ignore[arg-type]


def test_circular_imports_end(tmp_path: Path) -> None:
    loaded = program(tmp_path, {"main.py": "import a\n", "a.py": "import b\n", "b.py": "import a\n"})
    assert list(loaded.modules) == ["b", "a", "__main__"]


def test_users_file_hides_the_library_but_not_a_built_in_module(tmp_path: Path) -> None:
    loaded = program(tmp_path, {"main.py": "import random, sys\n", "random.py": "", "sys.py": ""})
    assert list(loaded.modules) == ["random", "__main__"]


def test_known_submodule_of_an_unknown_package(tmp_path: Path) -> None:
    loaded = program(
        tmp_path,
        {"main.py": "from concurrent import futures\nimport concurrent.futures\nfrom collections import abc\n"},
    )
    assert list(loaded.modules) == ["__main__"]


def test_namespace_package_and_search_folders(tmp_path: Path) -> None:
    loaded = program(
        tmp_path, {"app/main.py": "import space.one\nimport extra\n", "app/space/one.py": "", "lib/extra.py": ""},
        "app/main.py", search=[tmp_path / "lib"],
    )  # fmt: skip
    assert list(loaded.modules) == ["space", "space.one", "extra", "__main__"]
    assert loaded.modules["space"].is_package


def test_package_with_main_runs_as_a_package(tmp_path: Path) -> None:
    files = {"app/__init__.py": "", "app/__main__.py": "from .core import go\n", "app/core.py": "def go(): ...\n"}
    loaded = program(tmp_path, files, "app")
    assert list(loaded.modules) == ["app", "app.core", "__main__"]
    assert loaded.main.package == "app" and loaded.root == tmp_path.resolve() and loaded.name == "app"


def test_guarded_imports_that_are_missing(tmp_path: Path) -> None:
    loaded = program(
        tmp_path,
        {"main.py": "try:\n    import speedups\nexcept (ImportError, ValueError):\n    import plain\n", "plain.py": ""},
    )
    assert loaded.absent == {"speedups"} and list(loaded.modules) == ["plain", "__main__"]


def test_comments(tmp_path: Path) -> None:
    text = '# one\nx = "# no"  # two\n\n\nif x:\n    # three\n    pass\n'
    main = program(tmp_path, {"main.py": text}).main
    assert main.comments == {1: ["# one"], 2: ["# two"], 6: ["# three"]}
    assert [main.is_trailing(line) for line in main.comments] == [False, True, False]


def test_line_ends_and_byte_order_marks(tmp_path: Path) -> None:
    (tmp_path / "main.py").write_bytes(b"\xef\xbb\xbfx = '''a\r\nb'''\r\ny = 2\r")
    main = load_program(tmp_path, known=KNOWN.__contains__).main
    assert main.source == "x = '''a\nb'''\ny = 2\n" and len(main.tree.body) == 2


def test_nothing_is_run(tmp_path: Path) -> None:
    program(tmp_path, {"main.py": "import other\nraise SystemExit(9)\n", "other.py": "open('trace', 'w')\n1 / 0\n"})
    assert not Path("trace").exists() and not (tmp_path / "trace").exists()


@pytest.mark.parametrize("main", ["main.py", "app.py", "run.py", "only_one.py"])
def test_folder_entry(tmp_path: Path, main: str) -> None:
    assert program(tmp_path, {main: "x = 1\n"}, "").main.path.name == main


def test_site_packages_are_part_of_the_program(tmp_path: Path) -> None:
    (tmp_path / "site" / "tiny").mkdir(parents=True)
    (tmp_path / "site" / "tiny" / "__init__.py").write_text("value = 1\n")
    (tmp_path / "main.py").write_text("import tiny\n")
    loaded = load_program(tmp_path / "main.py", known=KNOWN.__contains__, site=[tmp_path / "site"])
    assert loaded.modules["tiny"].external and not loaded.main.external
