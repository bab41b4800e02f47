"""Mistakes in the settings of a server, each with its exact place."""

from __future__ import annotations

from pathlib import Path

import pytest

from errors.marks import marked, told
from ferrule.diagnostics import FerruleError
from ferrule.export import handlers
from ferrule.serve import read_settings, supervisor
from ferrule.serve.supervisor import open_sockets

ROUTE = '[[routes]]\npath = "/"\nhandler = "h"\n'

INVALID = {
    "not TOML": "[server]\naddress = «x»\n",
    "unknown table": "«[servers]»\n",
    "unknown setting": '[server]\n«adress» = "127.0.0.1:1"\n',
    "type": '[server]\nprocesses = «"two"»\n',
    "bool for a number": "[server]\nmachines = «true»\n",
    "address": '[server]\naddress = «"localhost"»\n',
    "range": "[server]\nmachines = «0»\n",
    "choice": '[server]\nlog = «"all"»\n',
    "limit": "[limits]\nmemory_mb = «1»\n",
    "unknown limit": "[limits]\n«wall» = 1\n",
    "no handler": '«[[routes]]»\npath = "/"\n',
    "no path": ROUTE + '«[[routes]]»\nhandler = "a"\n',
    "path": '[[routes]]\nhandler = "h"\npath = «"no-slash"»\n',
    "method": ROUTE + 'methods = ["GET", «"FETCH"»]\n',
    "limit of a route": ROUTE + "limits = { wall_ms = «0» }\n",
    "granted without settings": ROUTE + 'grant = [«"kv"»]\n',
    "setting of a grant": '[grants.kv]\n«fil» = "x"\n',
    "second route": ROUTE + '[[routes]]\npath = "/b"\nhandler = «1»\n',
    "list of texts": ROUTE + "methods = «[1]»\n",
}


@pytest.mark.parametrize("name", INVALID)
def test_what_cannot_be_meant(tmp_path: Path, name: str) -> None:
    text, place = marked(INVALID[name])
    _refused(tmp_path, text, "FER0713", place)


UNKNOWN = {
    "granted": ROUTE + 'grant = ["clock", «"clok"»]\n',
    "on several lines": ROUTE + 'grant = [\n  "clock",\n  «"kvs"»,\n]\n',
    "settings": "«[grants.kvs]»\n",
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_an_unknown_host_function(tmp_path: Path, name: str) -> None:
    text, place = marked(UNKNOWN[name])
    _refused(tmp_path, text, "FER0714", place)


def _refused(folder: Path, text: str, code: str, place: tuple[int, int, str]) -> None:
    file = folder / "app.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FerruleError) as caught:
        read_settings(file)
    (problem,) = caught.value.diagnostics
    assert problem.code == code and told(problem, text) == place


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FerruleError) as caught:
        read_settings(tmp_path / "nothing.toml")
    assert caught.value.diagnostics[0].code == "FER0713"


def test_a_route_to_a_handler_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("def other() -> None: ...\n", encoding="utf-8")
    text, place = marked('[[routes]]\npath = "/"\nhandler = «"others"»\n')
    file = tmp_path / "app.toml"
    file.write_text(text, encoding="utf-8")
    wanted = [(route.handler, route.span) for route in read_settings(file).routes]
    with pytest.raises(FerruleError) as caught:
        handlers(tmp_path / "app.py", wanted)
    (problem,) = caught.value.diagnostics
    assert problem.code == "FER0711" and told(problem, text) == place and "`other`" in (problem.help or "")


def test_an_address_that_is_taken() -> None:
    with open_sockets("127.0.0.1:0", 1)[0] as listening, pytest.raises(FerruleError) as caught:
        open_sockets(f"127.0.0.1:{listening.getsockname()[1]}", 1)
    assert caught.value.diagnostics[0].code == "FER0716"


def test_a_package_that_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(FerruleError) as caught:
        supervisor.check_packages()
    (problem,) = caught.value.diagnostics
    assert problem.code == "FER0716" and "pip install 'ferrule[serve]'" in (problem.help or "")
