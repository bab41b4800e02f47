"""Functions written in Python, as modules for the sandbox: what they give is what CPython gives, and what needs an
operating system asks the host or says so."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ferrule.diagnostics import FerruleError
from ferrule.export import exports
from ferrule.sandbox import Function, GuestError, GuestFault, HostDenied, Limits, MemoryLimit, Pool, Timeout, available
from ferrule.settings import Options
from ferrule.workflow import build_exports

pytestmark = [pytest.mark.rust, pytest.mark.slow]
HERE = Path(__file__).parent
SOURCE = HERE / "translated.py"
TARGETS = {"guest": "vm", "wasm": "wasm"}


@pytest.fixture(scope="module")
def plain() -> ModuleType:
    """The same functions under CPython."""
    spec = importlib.util.spec_from_file_location("translated", SOURCE)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module", params=list(TARGETS))
def pool(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pool]:
    missing = {name: why for name, why in available().items() if why}
    backend = TARGETS[request.param]
    if backend in missing:
        pytest.skip(f"did not run: there is no `{backend}` backend: {missing[backend]}")
    folder = tmp_path_factory.mktemp("translated")
    source = folder / SOURCE.name
    source.write_text(SOURCE.read_text(encoding="utf-8"), encoding="utf-8")
    try:
        built = build_exports(source, request.param, exports(source), Options())
    except FerruleError as error:
        if error.diagnostics[0].code == "FER0715":
            pytest.skip(f"did not run: {error.diagnostics[0].message}")
        raise
    host = {"open": lambda path: Path(path.decode()).read_bytes(), "random": lambda count: b"\x07" * int(count)}
    with Pool(Function.from_file(built.binary), backend=backend, limits=Limits(wall_ms=500), host=host) as made:
        yield made


CALLS: list[tuple[str, Any]] = [
    ("add", [3, -5]),
    ("add", [2**62, -1]),
    ("shapes", [[[1, "a"], [-200, "b\u00e9"]], {"x": 1.5, "y": None}, b"12"]),
    ("maybe", None),
    ("maybe", "text"),
    ("words", "the cat and the dog and the bird"),
    ("nested", {"a": [1.5, 2.5], "": []}),
    ("digest", b"message"),
    ("round_trip", '{"a": [1, 2.5, null, "\\u00e9"], "b": {"c": true}}'),
    ("greeting", None),
]


@pytest.mark.parametrize(
    ("name", "argument"), CALLS, ids=[f"{name}-{number}" for number, (name, _) in enumerate(CALLS)]
)
def test_the_answers_are_those_of_cpython(pool: Pool, plain: ModuleType, name: str, argument: Any) -> None:
    function = getattr(plain, name)
    if function.__code__.co_argcount > 1:
        expected = function(*argument)
    else:
        expected = function(argument) if function.__code__.co_argcount else function()
    assert pool.call(name, argument) == _crossed(expected)


def _crossed(value: Any) -> Any:
    """A tuple arrives as a list."""
    if isinstance(value, tuple | list):
        return [_crossed(item) for item in value]
    return {key: _crossed(item) for key, item in value.items()} if isinstance(value, dict) else value


def test_mathematics_to_the_last_bit(pool: Pool, plain: ModuleType) -> None:
    """In the machine the C library's own functions run, as in CPython. A wasm module has Rust's, which may differ by
    one unit in the last place."""
    given = [number * 0.0137 for number in range(1, 1000)]
    got, expected = pool.call("mathematics", given), plain.mathematics(given)
    if pool.backend == "vm":
        assert got == expected
    else:
        assert got == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize("argument", [[1], [1, "2"], [1, 2, 3], None, "text", [1, 1.5]])
def test_an_argument_of_another_type(pool: Pool, argument: Any) -> None:
    with pytest.raises(GuestError, match=r"TypeError|OverflowError"):
        pool.call("add", argument)


def test_an_exception_is_the_caller_s(pool: Pool) -> None:
    with pytest.raises(GuestError, match=r"^ZeroDivisionError: integer division or modulo by zero$") as caught:
        pool.call("divide", [1, 0])
    assert b"Traceback" in caught.value.output or b"ZeroDivisionError" in caught.value.output


def test_every_call_starts_from_the_same_state(pool: Pool) -> None:
    assert [pool.call("counted", None) for _ in range(3)] == [1, 1, 1]


def test_print_is_the_call_s_output(pool: Pool) -> None:
    assert pool.run("says", "hello").output == b"hello\n"


def test_a_file_is_the_host_s(pool: Pool, tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.write_text("one\ntwo\n", encoding="utf-8")
    assert pool.call("reads", str(file)) == ["one", "two"]
    with pytest.raises(GuestError, match="FileNotFoundError"):
        pool.call("reads", str(tmp_path / "nothing"))
    with pytest.raises(GuestError, match="Read-only file system"):
        pool.call("writes", str(file))


def test_what_was_not_granted_is_named(pool: Pool) -> None:
    with pytest.raises(HostDenied, match="`clock`"):
        pool.call("now", None)


def test_randomness_is_the_host_s(pool: Pool) -> None:
    assert pool.call("token", None) == "07" * 8


def test_what_there_is_no_function_for_is_an_error(pool: Pool) -> None:
    with pytest.raises(GuestError, match="OSError"):
        pool.call("lists", "/")


def test_a_function_that_does_not_end(pool: Pool) -> None:
    with pytest.raises(Timeout):
        pool.call("forever", None)
    assert pool.call("add", [1, 2]) == 3


def test_a_function_that_takes_all_memory(pool: Pool) -> None:
    with pytest.raises((MemoryLimit, GuestFault, GuestError)):
        pool.call("hoard", None)
    assert pool.call("add", [1, 2]) == 3


def test_recursion_without_an_end(pool: Pool) -> None:
    with pytest.raises((GuestFault, GuestError, MemoryLimit)):
        pool.call("deep", 10**7)
    assert pool.call("deep", 500) == 500
