"""What `build --target guest|wasm` says of modules that offer nothing, with the exact place."""

from __future__ import annotations

from pathlib import Path

import pytest

from errors.marks import marked, told
from ferrule.build import guest
from ferrule.diagnostics import FerruleError
from ferrule.export import exports, handlers

HANDLER = "from ferrule.edge import Request, Response\n"

CANNOT = {
    "no annotation": "def f(«x») -> int: return 1\n",
    "unknown type": "def f(x: «set[int]») -> int: return 1\n",
    "no result": "def «f»(x: int): return 1\n",
    "result": "def f(x: int) -> «object»: return 1\n",
    "two types": "def f(x: «int | str») -> int: return 1\n",
    "keyword only": "def f(*, «x: int») -> int: return 1\n",
    "star": "def f(*«x: int») -> int: return 1\n",
    "async": "async def «f»(x: int) -> int: return 1\n",
    "decorated": "import functools\n@«functools.cache»\ndef f(x: int) -> int: return 1\n",
    "own class of a known name": "class Request: pass\ndef f(x: «Request») -> int: return 1\n",
    "key": "def f(x: «dict[float, int]») -> int: return 1\n",
}


@pytest.mark.parametrize("name", CANNOT)
def test_why_a_function_cannot_be_called(tmp_path: Path, name: str) -> None:
    text, place = marked(CANNOT[name])
    file = tmp_path / "app.py"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FerruleError) as caught:
        exports(file)
    first, why = caught.value.diagnostics
    assert first.code == "FER0711" and why.code == "FER0712"
    assert told(why, text) == place


NO_HANDLER = {
    "no parameter": HANDLER + "def «handle»() -> Response: ...\n",
    "two parameters": HANDLER + "def «handle»(a: Request, b: Request) -> Response: ...\n",
    "another type": HANDLER + "def handle(a: «str») -> Response: ...\n",
    "no type": HANDLER + "def handle(«a») -> Response: ...\n",
    "another result": HANDLER + "def handle(a: Request) -> «str»: ...\n",
    "async": HANDLER + "async def «handle»(a: Request) -> Response: ...\n",
}


@pytest.mark.parametrize("name", NO_HANDLER)
def test_why_a_function_is_no_handler(tmp_path: Path, name: str) -> None:
    text, place = marked(NO_HANDLER[name])
    file = tmp_path / "app.py"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FerruleError) as caught:
        handlers(file, [("handle", None)])
    (why,) = caught.value.diagnostics
    assert why.code == "FER0712" and told(why, text) == place


def test_an_application_without_a_handler(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text("x = 1\n", encoding="utf-8")
    with pytest.raises(FerruleError) as caught:
        handlers(file, [("handle", None)])
    (why,) = caught.value.diagnostics
    assert why.code == "FER0711" and why.span is not None and why.span.file == str(file) and "handle" in why.message


def test_a_module_that_cannot_be_imported(tmp_path: Path) -> None:
    file = tmp_path / "my-app.py"
    file.write_text("def f(x: int) -> int: return x\n", encoding="utf-8")
    with pytest.raises(FerruleError) as caught:
        exports(file)
    assert caught.value.diagnostics[0].code == "FER0711"


def test_only_the_public_functions_that_can(tmp_path: Path) -> None:
    file = tmp_path / "app.py"
    file.write_text(
        "def a(x: int) -> int: return x\ndef b(x): pass\ndef _c(x: int) -> int: return x\n", encoding="utf-8"
    )
    assert exports(file).names == ("a",)


def test_a_target_that_is_not_installed() -> None:
    with pytest.raises(FerruleError) as caught:
        guest.check_target("wasm32-wasip1-threads")
    (why,) = caught.value.diagnostics
    assert why.code == "FER0715" and "rustup target add" in (why.help or "")
