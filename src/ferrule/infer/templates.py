"""`"...".format(...)` with attributes or items in its fields, written out as an f-string before anything is inferred.

    "{0[1]} {user.name!r:>{width}}".format(pair, user=find(), width=w)
        ->  (lambda _0, user, width: f"{_0[1]} {user.name!r:>{width}}")(pair, user=find(), width=w)

The lambda keeps each argument evaluated once, in the order of the call. All other templates are the runtime's.
"""

from __future__ import annotations

import ast
from _string import formatter_field_name_split, formatter_parser  # type: ignore[import-not-found]
from dataclasses import dataclass

from ferrule.load import Program
from ferrule.load.nodes import subtree

CONVERSIONS = {None: -1, "s": ord("s"), "r": ord("r"), "a": ord("a")}


def write_out_templates(program: Program) -> None:
    """Rewrites every module in place."""
    for module in program.modules.values():
        for node in subtree(module.tree):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="format")):
                    if not any(isinstance(a, ast.Starred) for a in node.args) and all(k.arg for k in node.keywords):
                        write_out(node, text)


def write_out(node: ast.Call, text: str) -> None:
    template = Template(len(node.args), [str(k.arg) for k in node.keywords])
    try:
        value = template.text(text)
    except (ValueError, LookupError):
        return  # the runtime raises what CPython raises
    if not template.inside:
        return
    names = [template.positional(i) for i in range(len(node.args))]
    params = ast.arguments(
        posonlyargs=[],
        args=[ast.arg(n) for n in names],
        kwonlyargs=[ast.arg(n) for n in template.names],
        kw_defaults=[None for _ in template.names],
        defaults=[],
    )
    node.func = ast.Lambda(params, value)
    for child in subtree(node.func):
        ast.copy_location(child, node)


@dataclass
class Template:
    """One template on its way to an f-string."""

    count: int
    names: list[str]
    inside: bool = False  # whether a field reads an attribute or an item
    used: int = 0

    def positional(self, index: int) -> str:
        name = f"arg_{index}"
        return name if name not in self.names else f"{name}_"

    def text(self, text: str) -> ast.JoinedStr:
        parts: list[ast.expr] = []
        for literal, name, spec, conversion in formatter_parser(text):
            if literal:
                parts.append(ast.Constant(literal))
            if name is not None:
                value = self.value(name)
                parts.append(ast.FormattedValue(value, CONVERSIONS[conversion], self.text(spec) if spec else None))
        return ast.JoinedStr(parts)

    def value(self, name: str) -> ast.expr:
        first, rest = formatter_field_name_split(name)
        if first == "":
            first, self.used = self.used, self.used + 1
        if first not in (range(self.count) if isinstance(first, int) else self.names):
            raise LookupError(first)
        value: ast.expr = ast.Name(self.positional(first) if isinstance(first, int) else first, ast.Load())
        for is_attribute, key in rest:
            self.inside = True
            if is_attribute:
                value = ast.Attribute(value, key, ast.Load())
            else:
                value = ast.Subscript(value, ast.Constant(key), ast.Load())
        return value
