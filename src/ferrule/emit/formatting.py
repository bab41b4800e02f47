"""Text made of values: f-strings and `print` as Rust format strings.

    print(name, f"{score:>6} {t:.2f}")    io::println!("{name} {score:>6} {:.2}", float::display(t))?

A value stands in the format string where Rust's `Display` shows what Python shows; every other value is made a
text first.
Specifications: https://docs.python.org/3/library/string.html#formatspec and https://doc.rust-lang.org/std/fmt/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ferrule.emit.text import rust_string, unparen
from ferrule.ir import nodes as ir
from ferrule.ir.flow import walk
from ferrule.ir.types import BOOL, FLOAT, I64, INT, NONE, STR, Con, Opt, Tup, Type

if TYPE_CHECKING:
    from ferrule.emit.function import FunctionEmitter

# Types whose Rust `Display` is Python's `str`, and those that show themselves so in a wrapper.
SHOWN_BY_DISPLAY = (STR, INT, I64)
SHOWN_BY_WRAPPER = {FLOAT: "float::display", BOOL: "bool_::display"}
# Builtin types that show themselves without running code of the program, if their elements do.
QUIET = ("list", "tuple", "dict", "set", "frozenset", "bytes", "complex", "range")

NUMBER_SPEC = r"(?:(?P<fill>.)?(?P<align>[<>^]))?(?P<sign>\+)?(?P<zero>0)?(?P<width>\d+)?"
SPECS = {
    STR: re.compile(r"(?:(?P<fill>.)?(?P<align>[<>^]))?(?P<width>[1-9]\d*)?(?:\.(?P<precision>\d+))?s?"),
    INT: re.compile(NUMBER_SPEC + "d?"),
    I64: re.compile(NUMBER_SPEC + "d?"),
    FLOAT: re.compile(NUMBER_SPEC + r"(?:\.(?P<precision>\d+)f)?"),
}


class Template:
    """A Rust format string and its arguments; a variable stands in the string by its name."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.args: list[str] = []
        self.named = False

    def literal(self, text: str) -> None:
        self.parts.append(text.replace("{", "{{").replace("}", "}}"))

    def name(self, name: str, spec: str = "") -> None:
        self.parts.append(f"{{{name}{spec}}}")
        self.named = True

    def argument(self, text: str, spec: str = "") -> None:
        self.parts.append(f"{{{spec}}}")
        self.args.append(text)

    def plain(self) -> str:
        """The text of a template without arguments."""
        return "".join(self.parts).replace("{{", "{").replace("}}", "}")

    def rust(self) -> str:
        return ", ".join([rust_string("".join(self.parts)), *self.args])


def rust_spec(value: Type, spec: str) -> str | None:
    """Rust's form of a format specification that means the same for the type, with its colon; None if there is none."""
    if spec == "":
        return ""
    found = SPECS[value].fullmatch(spec) if value in SPECS else None  # type: ignore[index]
    if found is None:
        return None
    parts = {name: text or "" for name, text in found.groupdict().items()}
    if parts["fill"] in ("{", "}") or (parts.get("zero") and (parts["align"] or not parts["width"])):
        return None
    width = f"{parts.get('zero', '')}{parts['width']}"
    precision = f".{parts['precision']}" if parts.get("precision") else ""
    text = f"{parts['fill']}{parts['align']}{parts.get('sign', '')}{width}{precision}"
    return f":{text}" if text else ""


def shows_at_once(value: ir.Expr) -> bool:
    """Whether nothing can change what `print` shows of the value once it is evaluated."""
    return value.type in SHOWN_BY_DISPLAY or value.type in SHOWN_BY_WRAPPER or value.type == NONE


def shows_quietly(t: Type) -> bool:
    """Whether showing a value of the type runs no code of the program."""
    match t:
        case Con(name=name, args=args):
            return t in SHOWN_BY_DISPLAY or t in SHOWN_BY_WRAPPER or (name in QUIET and all(map(shows_quietly, args)))
        case Tup(items=items):
            return all(map(shows_quietly, items))
        case Opt(item=item):
            return shows_quietly(item)
    return t == NONE


def changes_nothing(value: ir.Expr) -> bool:
    """Whether evaluating the expression has no effect, apart from an exception."""
    for node in walk(value):
        match node:
            case (
                ir.Stmt() | ir.Call() | ir.Construct() | ir.RuntimeCall() | ir.Yield() | ir.YieldFrom() | ir.LazyIter()
            ):
                return False
            case ir.RowCall(row=row) if row.effects or row.mutates or "*" in row.raises:
                return False
            case ir.Compare(left=one, right=other) if not (shows_quietly(one.type) and shows_quietly(other.type)):
                return False  # a comparison, a test or a format may be a method of the program
            case ir.Truth(value=inner) if not shows_quietly(inner.type):
                return False
            case ir.Format(parts=parts) if not all(isinstance(p, str) or shows_quietly(p[0].type) for p in parts):
                return False
    return True


class FormatEmitter:
    """The part of the function emitter that writes texts made of values."""

    def e_Format(self: FunctionEmitter, e: ir.Format) -> str:
        text = Template()
        self.add_format(text, e)
        if not text.args and not text.named:
            return f"Str::lit({rust_string(text.plain())})"
        return f"Str::from(format!({text.rust()}))"

    def add_format(self: FunctionEmitter, text: Template, e: ir.Format) -> None:
        for part in e.parts:
            if isinstance(part, str):
                text.literal(part)
                continue
            value, conversion, spec = part
            rust = ""
            if spec is not None:
                constant = spec.value if isinstance(spec, ir.Lit) and isinstance(spec.value, str) else None
                found = rust_spec(value.type, constant) if constant is not None and not conversion else None
                if found is None:
                    text.argument(self.formatted(value, conversion, spec))
                    continue
                rust = found
            if conversion:
                text.argument(self.formatted(value, conversion, spec))
            else:
                self.add_shown(text, value, rust)

    def formatted(self: FunctionEmitter, value: ir.Expr, conversion: str, spec: ir.Expr | None) -> str:
        if conversion:
            method = {"s": "py_str", "r": "py_repr"}.get(conversion)
            text = f"{self.receiver(value)}.{method}()" if method else f"fmt::ascii({self.ref(value)})"
            text = self.fallible(text)
            if spec is None:
                return text
            return self.fallible(f"{text}.py_format({self.ref(spec)})")
        assert spec is not None
        return self.fallible(f"{self.receiver(value)}.py_format({self.ref(spec)})")

    def add_shown(self: FunctionEmitter, text: Template, value: ir.Expr, spec: str = "") -> None:
        """A value as `format(value, spec)` shows it."""
        if isinstance(value, ir.Format) and not spec:
            self.add_format(text, value)
        elif isinstance(value, ir.Lit) and value.type in (STR, INT, BOOL) and not spec:
            text.literal(str(value.value))
        elif value.type in SHOWN_BY_DISPLAY:
            name = self.local(value.name) if isinstance(value, ir.Local) and self.is_place(value) else ""
            if name.isidentifier():
                text.name(name, spec)
            elif isinstance(value, ir.Lit) and value.type == INT:
                text.argument(str(value.value), spec)
            else:
                text.argument(unparen(self.place(value)), spec)
        elif value.type in SHOWN_BY_WRAPPER:
            text.argument(f"{SHOWN_BY_WRAPPER[value.type]}({unparen(self.own(value))})", spec)  # type: ignore[index]
        elif shows_quietly(value.type):
            text.argument(self.fallible(f"{self.receiver(value)}.py_str()"))
        else:
            text.argument(self.fallible(f'{self.receiver(value)}.py_format(&Str::lit(""))'))

    def printed(self: FunctionEmitter, values: list[ir.Expr]) -> str:
        """The arguments of a Rust format string that shows what `print` would.

        CPython evaluates all arguments and then shows them one by one. In a Rust format string each is shown as soon as
        it is evaluated, so what comes after a value that can change must change nothing, and what comes after one whose
        text runs code of the program must not depend on that code.
        """
        if not values:
            return ""
        if not self.can_be_template(values):
            joined = self.fallible(f"io::spaced({self.star(values, 'dyn')})")
            return f'"{{}}", {joined}'
        text = Template()
        for index, value in enumerate(values):
            if index:
                text.literal(" ")
            if shows_at_once(value):
                self.add_shown(text, value)
            else:
                text.argument(self.fallible(f"{self.receiver(value)}.py_str()"))
        return text.rust()

    def can_be_template(self: FunctionEmitter, values: list[ir.Expr]) -> bool:
        if len(values) == 1 and isinstance(values[0].type, Con) and values[0].type.name == "vec":
            return False
        for index, value in enumerate(values):
            rest = values[index + 1 :]
            if shows_at_once(value):
                continue
            if shows_quietly(value.type):
                if not all(changes_nothing(v) for v in rest):
                    return False
            elif not all(isinstance(v, ir.Lit) or self.is_place(v) for v in rest):
                return False
        return True


__all__ = ["FormatEmitter", "Template", "rust_spec"]
