"""The text of the main module of a guest."""

from __future__ import annotations

from collections.abc import Sequence

from ferrule.export.types import Shape

Function = tuple[str, tuple[Shape, ...], Shape]


def main_module(module: str, functions: Sequence[Function]) -> str:
    parts = [
        "from ferrule.edge.host import serve\n"
        "from ferrule.edge.wire import Reader, Writer, read_request, write_response\n"
        f"import {module}\n"
    ]
    parts += [_function(module, *function) for function in functions]
    parts.append(_dispatch([name for name, _, _ in functions]))
    return "\n\n".join(parts) + "\n\nserve(_dispatch)\n"


def _function(module: str, name: str, parameters: tuple[Shape, ...], result: Shape) -> str:
    """One argument arrives as it is, several as a list, none as None."""
    lines = [f"def _call_{name}(reader: Reader, writer: Writer) -> None:"]
    if not parameters:
        lines.append("    reader.take_none()")
    elif len(parameters) > 1:
        lines.append(f"    reader.take_items({len(parameters)})")
    given = [f"argument_{number}" for number in range(len(parameters))]
    helpers: list[str] = []
    prefix = f"_take_{name}"
    lines += [f"    {argument} = {_read(shape, prefix, helpers)}" for argument, shape in zip(given, parameters)]
    lines.append("    reader.end()")
    called = f"{module}.{name}({', '.join(given)})"
    if result.text == "none":
        lines += [f"    {called}", "    writer.put_none()"]
    else:
        lines += [f"    result = {called}", *_write("result", result, 1)]
    return "\n\n\n".join([*helpers, "\n".join(lines)])


def _read(shape: Shape, prefix: str, helpers: list[str]) -> str:
    """An expression that takes a value of this shape from the reader. A tuple's count is read by a function of its own,
    since it is no part of the value."""
    inner = [_read(part, prefix, helpers) for part in shape.parts]
    match shape.text:
        case "request":
            return "read_request(reader)"
        case "list":
            return f"[{inner[0]} for _ in range(reader.take_list())]"
        case "dict":
            return f"{{{inner[0]}: {inner[1]} for _ in range(reader.take_dict())}}"
        case "tuple":
            helper = f"{prefix}_{len(helpers)}"
            items = ", ".join(inner) + ("," if len(inner) == 1 else "")
            head = f"def {helper}(reader: Reader) -> {annotation(shape)}:"
            helpers.append(f"{head}\n    reader.take_items({len(inner)})\n    return ({items})")
            return f"{helper}(reader)"
        case "optional":
            return f"(None if reader.skip_none() else {inner[0]})"
    return f"reader.take_{shape.text}()"


def annotation(shape: Shape) -> str:
    inner = ", ".join(annotation(part) for part in shape.parts)
    match shape.text:
        case "optional":
            return f"{inner} | None"
        case "none":
            return "None"
        case "list" | "dict" | "tuple":
            return f"{shape.text}[{inner}]"
    return shape.text


def _write(value: str, shape: Shape, depth: int) -> list[str]:
    """Statements that put a value of this shape into the writer."""
    indent = "    " * depth
    match shape.text, shape.parts:
        case "response", _:
            return [f"{indent}write_response(writer, {value})"]
        case "none", _:
            return [f"{indent}writer.put_none()"]
        case "list", (item,):
            head = [f"{indent}writer.put_list(len({value}))", f"{indent}for item_{depth} in {value}:"]
            return head + _write(f"item_{depth}", item, depth + 1)
        case "dict", (key, item):
            head = [
                f"{indent}writer.put_dict(len({value}))",
                f"{indent}for key_{depth}, item_{depth} in {value}.items():",
            ]
            return head + _write(f"key_{depth}", key, depth + 1) + _write(f"item_{depth}", item, depth + 1)
        case "tuple", parts:
            lines = [f"{indent}writer.put_list({len(parts)})"]
            for number, part in enumerate(parts):
                lines += _write(f"{value}[{number}]", part, depth)
            return lines
        case "optional", (item,):
            head = [f"{indent}if {value} is None:", f"{indent}    writer.put_none()", f"{indent}else:"]
            return head + _write(value, item, depth + 1)
    return [f"{indent}writer.put_{shape.text}({value})"]


def _dispatch(names: list[str]) -> str:
    lines = [
        "def _dispatch(name: str, argument: bytes) -> bytes:",
        "    reader = Reader(argument)",
        "    writer = Writer()",
    ]
    for number, name in enumerate(names):
        lines += [f'    {"elif" if number else "if"} name == "{name}":', f"        _call_{name}(reader, writer)"]
    lines += ["    else:", '        raise LookupError(f"no function of this name: {name}")', "    return writer.done()"]
    return "\n".join(lines)
