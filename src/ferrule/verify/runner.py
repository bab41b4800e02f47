"""Runs a Python program under the verification protocol (see PROTOCOL.md): `runner.py [OPTIONS] PROGRAM [ARGS...]`.

    --root DIR           what comes first on `sys.path` (default: the program's folder)
    --package NAME       the program is this package's `__main__.py`
    --entry pkg.mod:func the program is a call of this function; PROGRAM is only its name

It stays out of the way: no import that the interpreter has not done by itself, no trace in the program's traceback.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # `typing` itself must not be loaded
if TYPE_CHECKING:
    from typing import Any, NoReturn

_HERE = os.path.dirname(os.path.abspath(__file__))


def _sibling(name: str) -> Any:
    """A module of this folder under a private name, loaded by its path."""
    import _frozen_importlib
    import _frozen_importlib_external as external

    private = f"_ferrule_{name}"
    if private in sys.modules:
        return sys.modules[private]
    loader = external.SourceFileLoader(private, os.path.join(_HERE, f"{name}.py"))
    spec = _frozen_importlib.ModuleSpec(private, loader, origin=loader.path)
    module = _frozen_importlib.module_from_spec(spec)
    module.__file__ = loader.path
    sys.modules[private] = module
    loader.exec_module(module)
    return module


def install() -> None:
    """Patches this process for the protocol."""
    clock, shim = _sibling("clock"), _sibling("shim")
    shim.patch_time(clock)
    patches = {
        "random": lambda module: shim.patch_random(module, clock),
        "datetime": lambda module: shim.patch_datetime(module, clock),
        "selectors": lambda module: shim.patch_selectors(module, clock),
    }
    if os.path.exists(os.path.join(_HERE, "shim_pygame.py")):
        patches["pygame"] = lambda module: _sibling("shim_pygame").install(clock)
    sys.meta_path.insert(0, shim.PatchOnImport(patches))
    for name in ("random", "datetime", "selectors"):  # an interpreter that preloads them, for instance by `site`
        if name in sys.modules:
            patches[name](sys.modules[name])


def _arguments(given: list[str]) -> tuple[dict[str, str], list[str]]:
    options: dict[str, str] = {}
    while given and given[0] in ("--root", "--package", "--entry"):
        options[given[0][2:]] = given[1]
        given = given[2:]
    return options, given


def main() -> NoReturn:
    options, argv = _arguments(sys.argv[1:])
    program = argv[0]
    entry = options.get("entry", "")
    if entry:
        module, _, function = entry.partition(":")
        source: str | bytes = f"import sys\nfrom {module} import {function}\nsys.exit({function}())\n"
    else:
        with open(program, "rb") as file:
            source = file.read()
    sys.argv[:] = argv
    sys.path[0] = os.path.abspath(options.get("root") or os.path.dirname(program) or ".")
    install()
    _run(program, source, options.get("package", ""))


def _run(program: str, source: str | bytes, package: str) -> NoReturn:
    """Executes the source as `__main__` and ends the process as CPython would."""
    module = type(sys)("__main__")
    module.__dict__.update(
        __builtins__=__builtins__, __file__=os.path.abspath(program), __cached__=None, __package__=package or None
    )
    sys.modules["__main__"] = module
    if "FERRULE_VERIFY_COVERAGE" in os.environ:
        _sibling("tracer").install(os.environ["FERRULE_ROOT"], os.environ.pop("FERRULE_VERIFY_COVERAGE"))
    try:
        if package:
            __import__(package)
        exec(compile(source, program, "exec", dont_inherit=True), module.__dict__)
    except SystemExit:
        raise
    except BaseException as error:
        # The first frame is this function's.
        trace = error.__traceback__.tb_next if error.__traceback__ else None
        sys.stdout.flush()
        sys.excepthook(type(error), error.with_traceback(trace), trace)
        sys.exit(130 if isinstance(error, KeyboardInterrupt) else 1)
    sys.exit(0)


if __name__ == "__main__":
    main()
