"""`struct.unpack` with a literal format written out as a tuple, so that each item has its type.

    struct.unpack("<Hd", data)    (lambda data, at: (struct._int(...), struct._float(...)))(data, 0)

The format may also be a name of the module that is bound once, to a text or to `struct.Struct(text)`.
"""

from __future__ import annotations

import ast
import struct

from ferrule.load.nodes import subtree

SIGNED = "bhilqn"
UNSIGNED = "BHILQN"
CODES = SIGNED + UNSIGNED + "?cxspfd"


def constants(body: list[ast.stmt]) -> dict[str, ast.expr]:
    """The names of the module that are bound once, with their values."""
    found: dict[str, ast.expr] = {}
    seen: set[str] = set()
    for stmt in body:
        match stmt:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                found[name] = value
                if name in seen:
                    found.pop(name)
                seen.add(name)
    return found


def format_of(node: ast.expr | None, known: dict[str, ast.expr]) -> str | None:
    """The text of a format, if it is known before the program runs."""
    if isinstance(node, ast.Name):
        node = known.get(node.id)
    if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
        text = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
        try:
            struct.calcsize(text)
        except struct.error:
            return None
        return text
    return None


# The functions that are written out, and the module as it is named where only they were imported.
UNPACKING = {"struct.unpack": "unpack", "struct.unpack_from": "unpack_from", "struct.iter_unpack": "iter_unpack"}
IMPORTED = "struct__"


def with_module(node: ast.ImportFrom) -> list[ast.stmt]:
    """`from struct import unpack` as an import of the module, beside that of other names."""
    made = ast.copy_location(ast.Import([ast.copy_location(ast.alias("struct", IMPORTED), node)]), node)
    node.names = [alias for alias in node.names if alias.name not in UNPACKING.values()]
    return [made, node] if node.names else [made]


def written_out(node: ast.Call, origin: str, known: dict[str, ast.expr]) -> ast.expr | None:
    """The tuple for a call of `unpack` or its like; the call with its format for a method of a `Struct`; else None."""
    if node.keywords or not isinstance(node.func, ast.Attribute):
        return None
    owner, name, args = node.func.value, node.func.attr, node.args
    if isinstance(owner, ast.Name) and (made := struct_call(known.get(owner.id))) is not None:
        args = [made.args[0], *args]
        assert isinstance(made.func, ast.Attribute)
        owner = made.func.value
        if name in ("pack", "calcsize"):
            call = ast.Call(ast.Attribute(owner, name, ast.Load()), args, [])
            return placed(call, node, args)
    elif not origin.startswith("struct."):
        return None
    text = format_of(args[0] if args else None, known)
    if text is None or name not in UNPACKING.values() or len(args) < 2:
        return None
    return unpacked(name, text, ast.unparse(owner), args, node)


def struct_call(node: ast.expr | None) -> ast.Call | None:
    match node:
        case ast.Call(func=ast.Attribute(attr="Struct"), args=[ast.Constant()]):
            return node
    return None


def unpacked(name: str, text: str, module: str, args: list[ast.expr], node: ast.Call) -> ast.expr:
    size = struct.calcsize(text)
    items = f"({''.join(f'{piece}, ' for piece in pieces(text, module))})"
    if name == "iter_unpack":
        whole = f"iter([{items} for at_ in range(0, len(data_), {size})])"
        call = f"(lambda data_: {whole})({module}._whole(None, {size}))"
    elif name == "unpack":
        call = f"(lambda data_, at_: {items})({module}._exactly(None, {size}), 0)"
    else:
        call = f"(lambda data_, at_: {items})(*{module}._enough(None, 0, {size}))"
    made = ast.parse(call, mode="eval").body
    assert isinstance(made, ast.Call)
    first = made.args[0]
    inner = first.value if isinstance(first, ast.Starred) else first
    assert isinstance(inner, ast.Call)
    inner.args[0] = args[1]
    if name == "unpack_from" and len(args) > 2:
        inner.args[1] = args[2]
    return placed(made, node, args)


def pieces(text: str, module: str) -> list[str]:
    """An expression for each item, over the names `data_` and `at_`."""
    order = text[0] if text[:1] in "@=<>!" and text else "@"
    body = text.removeprefix(order) if text[:1] == order else text
    little = order not in (">", "!")
    found: list[str] = []
    done = order
    digits = ""
    for code in body:
        if code.isdigit():
            digits += code
            continue
        if code.isspace():
            continue
        count = int(digits) if digits else 1
        one = struct.calcsize(order + code)
        for _ in range(1 if code in "sp" else count):
            # The place of an item is what the format up to it takes, with the padding before the item.
            part = f"{count}{code}" if code in "sp" else code
            width = count if code in "sp" else one
            place = struct.calcsize(done + part) - width
            done += part
            found += item(code, f"at_ + {place}", width, little, module)
        digits = ""
    return found


def item(code: str, place: str, width: int, little: bool, module: str) -> list[str]:
    if code in SIGNED or code in UNSIGNED:
        return [f"{module}._int(data_, {place}, {width}, {code in SIGNED}, {little})"]
    if code in "fd":
        return [f"{module}._float(data_, {place}, {width}, {little})"]
    if code == "?":
        return [f"data_[{place}] != 0"]
    if code in "cs":
        return [f"bytes(data_[{place}:{place} + {width}])"]
    if code == "p":
        return [f"{module}._pascal(data_, {place}, {width})"]
    return []


def placed(made: ast.expr, node: ast.AST, own: list[ast.expr]) -> ast.expr:
    kept = {part for arg in own for part in subtree(arg)}
    for part in subtree(made):
        if isinstance(part, ast.expr | ast.arg | ast.keyword) and part not in kept:
            ast.copy_location(part, node)
    return made
