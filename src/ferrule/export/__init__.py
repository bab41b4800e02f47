"""From a module to a program for the sandbox: which of its functions others may call, and the main module that reads
their arguments, calls them and writes what they return.

That module is Python like every other and is translated with the program. What it reads and writes is decided here by
the annotations: there is no value in it whose type only the run would know.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ferrule.diagnostics import Diagnostic, FerruleError, Label, Span, diagnostic, span_of
from ferrule.export.types import Names, Shape, names_of, shape_of
from ferrule.export.writer import main_module
from ferrule.load import Entry, Module, find_entry, parse_module

__all__ = ["Export", "Exports", "exports", "handlers"]


@dataclass(frozen=True)
class Export:
    """A function that a guest offers, by its name."""

    name: str
    parameters: tuple[Shape, ...]
    result: Shape
    span: Span


@dataclass(frozen=True)
class Exports:
    """What a module offers, and the main module that offers it."""

    entry: Entry
    functions: tuple[Export, ...]
    main: str

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(function.name for function in self.functions)


def exports(path: Path, entry: str = "") -> Exports:
    """The public functions of a module whose annotations say in full what crosses. FER0711 where there is none."""
    found, module = _module(path, entry)
    names = names_of(module.tree)
    functions, problems = [], []
    for function in _functions(module):
        made = _export(module, function, names)
        if isinstance(made, Export):
            functions.append(made)
        elif not function.name.startswith("_"):
            problems.append(made)
    if not functions:
        why = _nothing(module, "no function that a guest can offer", "annotate a function of the module")
        raise FerruleError(why, *problems[:5])
    functions = [function for function in functions if not function.name.startswith("_")]
    return _made(found, module, functions)


def handlers(path: Path, wanted: Sequence[tuple[str, Span | None]]) -> Exports:
    """The handlers of these names; a span says where the name was asked for. FER0711 and FER0712 for those that are not
    there, or are no handlers."""
    found, module = _module(path, "")
    names = names_of(module.tree)
    known = {function.name: function for function in _functions(module)}
    made, problems = [], []
    for name, span in dict(wanted).items():
        function = known.get(name)
        if function is None:
            problems.append(_missing(module, name, span, known))
            continue
        export = _export(module, function, names)
        good = isinstance(export, Export) and [p.text for p in export.parameters] == ["request"]
        if isinstance(export, Export) and good and export.result.text == "response":
            made.append(export)
        else:
            problems.append(_no_handler(module, function))
    if problems:
        raise FerruleError(*problems)
    return _made(found, module, made)


def _made(entry: Entry, module: Module, functions: list[Export]) -> Exports:
    text = main_module(module.name, [(f.name, f.parameters, f.result) for f in functions])
    return Exports(entry, tuple(functions), text)


def _module(path: Path, entry: str) -> tuple[Entry, Module]:
    found = find_entry(path, entry)
    if found.file is None or found.package or not found.file.stem.isidentifier() or found.file.stem == "__main__":
        shown = found.file or path
        problem = diagnostic(
            "FER0711",
            f"`{shown}` cannot be imported as a module, so it can offer no functions",
            help="name a file whose name is an identifier, such as `app.py`",
        )
        raise FerruleError(problem)
    return found, parse_module(found.file, found.file.stem)


def _functions(module: Module) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in module.tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _export(module: Module, function: ast.FunctionDef | ast.AsyncFunctionDef, names: Names) -> Export | Diagnostic:
    """The function as one that a guest offers, or why it cannot be."""
    arguments = function.args
    parameters = [*arguments.posonlyargs, *arguments.args]
    odd = next(iter([*arguments.kwonlyargs, *filter(None, (arguments.vararg, arguments.kwarg))]), None)
    if isinstance(function, ast.AsyncFunctionDef):
        return _cannot(module, function, function, "an `async` function cannot be called from outside")
    if function.decorator_list:
        return _cannot(module, function, function.decorator_list[0], "a decorated function may be anything")
    if odd is not None:
        return _cannot(module, function, odd, "only positional parameters can be given from outside")
    shapes = []
    for parameter in parameters:
        shape = shape_of(parameter.annotation, names) if parameter.annotation else None
        if shape is None or shape.text == "response":
            node = parameter.annotation or parameter
            return _cannot(module, function, node, "not a type whose values can cross")
        shapes.append(shape)
    result = shape_of(function.returns, names) if function.returns else None
    if result is None or result.text == "request":
        return _cannot(module, function, function.returns or function, "the result is not of a type that can cross")
    return Export(function.name, tuple(shapes), result, _name_span(module, function))


def _cannot(
    module: Module, function: ast.FunctionDef | ast.AsyncFunctionDef, node: ast.expr | ast.arg | ast.stmt, why: str
) -> Diagnostic:
    span = _name_span(module, function) if node is function else span_of(module, node)
    return diagnostic(
        "FER0712",
        f"`{function.name}` cannot be called from outside the sandbox",
        Label(span, why),
        help="types that cross: None, bool, int, float, str, bytes, list, dict, tuple and `| None` of them; "
        "Request and Response of `ferrule.edge`",
    )


def _no_handler(module: Module, function: ast.FunctionDef | ast.AsyncFunctionDef) -> Diagnostic:
    arguments = function.args
    parameters = [*arguments.posonlyargs, *arguments.args]
    node: ast.expr | ast.arg | None = None
    if len(parameters) == 1 and not isinstance(function, ast.AsyncFunctionDef):
        node = parameters[0].annotation or parameters[0]
        names = names_of(module.tree)
        annotation = parameters[0].annotation
        shape = shape_of(annotation, names) if annotation else None
        if shape is not None and shape.text == "request":
            node = function.returns
    span = span_of(module, node) if node is not None else _name_span(module, function)
    return diagnostic(
        "FER0712",
        f"`{function.name}` is not a handler",
        Label(span, "a handler takes a Request and returns a Response"),
        help=f"from ferrule.edge import Request, Response\ndef {function.name}(request: Request) -> Response: ...",
    )


def _missing(module: Module, name: str, span: Span | None, known: Mapping[str, object]) -> Diagnostic:
    if span is None:
        return _nothing(module, f"no handler `{name}`", f"def {name}(request: Request) -> Response: ...")
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), 1)
    help = f"did you mean `{close[0]}`?" if close else f"define it in `{module.path.name}`"
    return diagnostic("FER0711", f"`{module.path.name}` has no handler `{name}`", Label(span, "not there"), help=help)


def _nothing(module: Module, what: str, help: str) -> Diagnostic:
    return diagnostic("FER0711", f"`{module.path}` has {what}", Span(str(module.path), 1, 0, 1, 0), help=help)


def _name_span(module: Module, function: ast.FunctionDef | ast.AsyncFunctionDef) -> Span:
    """The name in the line of `def`."""
    line = module.source.split("\n")[function.lineno - 1]
    found = re.search(rf"\bdef\s+({re.escape(function.name)})", line)
    start = len(line[: found.start(1) if found else function.col_offset].encode())
    return Span(str(module.path), function.lineno, start, function.lineno, start + len(function.name.encode()))
