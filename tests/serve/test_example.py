"""`examples/edge` answers in the sandbox what it answers under CPython."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from ferrule.diagnostics import FerruleError
from ferrule.edge import Request
from ferrule.edge.wire import Writer, write_response
from ferrule.export import handlers
from ferrule.sandbox import Function, Pool, available
from ferrule.sandbox.values import encode
from ferrule.serve import read_settings
from ferrule.settings import Options
from ferrule.workflow import build_exports

pytestmark = [pytest.mark.rust, pytest.mark.slow]
FOLDER = Path(__file__).resolve().parents[2] / "examples" / "edge"


def module(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"edge_{name}", FOLDER / f"{name}.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made
    spec.loader.exec_module(made)
    return made


def test_the_example_answers_as_under_cpython(tmp_path: Path) -> None:
    missing = available()
    target = "wasm" if missing["vm"] else "guest"
    if missing["vm"] and missing["wasm"]:
        pytest.skip(f"did not run: {missing}")
    source = tmp_path / "app.py"
    source.write_text((FOLDER / "app.py").read_text(encoding="utf-8"), encoding="utf-8")
    wanted = [(route.handler, route.span) for route in read_settings(FOLDER / "app.toml").routes]
    try:
        built = build_exports(source, target, handlers(source, wanted), Options())
    except FerruleError as error:
        if error.diagnostics[0].code == "FER0715":
            pytest.skip(f"did not run: {error.diagnostics[0].message}")
        raise
    app, load = module("app"), module("loadtest")
    good = load.token()
    bodies = [load.BODY, "", "nope", "[]", '{"id": 0, "name": "", "tags": [1], "x": null}', '{"id": 1.5, "tags": {}}']
    asked: list[tuple[str, list[object]]] = [
        ("order", ["GET", "/orders/7", "name=Ada+%26+L%C3%B6v", {}, b"", {"number": "<7>"}, "i"]),
        ("order", ["GET", "/orders/7", "", {}, b"", {}, "i"]),
        *[("validate", ["POST", "/validate", "", {}, body.encode(), {}, "i"]) for body in bodies],
        *[("token", ["GET", "/token", "now=1", {"authorization": f"Bearer {token}"}, b"", {}, "i"])
          for token in (good, good + "0", good[1:], "", "!!.x")],
        ("token", ["GET", "/token", "now=9999999999", {"authorization": f"Bearer {good}"}, b"", {}, "i"]),
    ]  # fmt: skip
    statuses = set()
    with Pool(Function.from_file(built.binary)) as pool:
        for name, arguments in asked:
            writer = Writer()
            response = getattr(app, name)(Request(*arguments))  # type: ignore[arg-type]
            write_response(writer, response)
            statuses.add(response.status)
            assert encode(pool.call(name, arguments)) == writer.done(), (name, arguments)
    assert statuses == {200, 400, 401, 422}
