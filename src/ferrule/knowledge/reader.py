"""Reads the knowledge tables: Python syntax, never imported."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import Any

from ferrule.knowledge.exceptions import register
from ferrule.knowledge.kept import kept
from ferrule.knowledge.model import ConstRow, Knowledge, Param, Row, TableClass, TableModule, TypeExpr

TABLES = Path(__file__).parent / "tables"
PACKS = Path(__file__).parent / "packs"
SOURCES = Path(__file__).parent / "sources"
EDGE = Path(__file__).parents[1] / "edge"


class TableError(Exception):
    """A row that does not follow the format; names the file and the line."""


@cache
def load() -> Knowledge:
    """All tables and packs that come with Ferrule."""
    tables = [*sorted(TABLES.glob("*.pyi")), *sorted(PACKS.glob("*/*.pyi"))]
    knowledge = kept(tables, lambda: read(tables))
    for cls in knowledge.classes.values():
        if cls.is_exception:
            register(cls.name, tuple(base.name for base in cls.bases))
    for path in sorted(PACKS.glob("*/*.py")):
        if path.name != "__init__.py":
            knowledge.sources[f"{path.parent.name}.{path.stem}"] = path
    for path in sorted(SOURCES.rglob("*.py")):
        knowledge.sources[".".join(path.relative_to(SOURCES).with_suffix("").parts)] = path
    # What handlers import runs under CPython too, so it stands among Ferrule's own modules; `host` is a table.
    knowledge.sources["ferrule.edge"] = EDGE / "__init__.py"
    knowledge.sources["ferrule.edge.wire"] = EDGE / "wire.py"
    return knowledge


def read(tables: list[Path]) -> Knowledge:
    knowledge = Knowledge()
    for path in tables:
        Reader(knowledge, path).read()
    for module, name, target in knowledge.aliases:
        if target in knowledge.classes:
            knowledge.module(module).classes[name] = knowledge.classes[target]
    return knowledge


class Reader:
    """Reads one file into the knowledge."""

    def __init__(self, knowledge: Knowledge, path: Path) -> None:
        self.knowledge = knowledge
        self.path = path
        self.module: TableModule = knowledge.module("builtins")
        self.owner: TableClass | None = None

    def read(self) -> None:
        for stmt in ast.parse(self.path.read_text(encoding="utf-8"), str(self.path)).body:
            self.statement(stmt)

    def fail(self, node: ast.AST, why: str) -> TableError:
        return TableError(f"{self.path}:{getattr(node, 'lineno', 0)}: {why}")

    def statement(self, stmt: ast.stmt) -> None:
        match stmt:
            case ast.Assign(targets=[ast.Name(id="module")], value=ast.Constant(value=str(name))):
                self.module = self.knowledge.module(name)
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Attribute() as target):
                self.knowledge.aliases.append((self.module.name, name, ast.unparse(target)))
            case ast.ClassDef():
                self.read_class(stmt)
            case ast.FunctionDef():
                row = self.row(stmt)
                self.module.functions.setdefault(row.name, []).append(row)
            case _:
                if (found := const_of(stmt)) is not None:
                    self.module.consts[found[0]] = self.const(*found)

    def full_name(self, name: str) -> str:
        return name if self.module.name == "builtins" else f"{self.module.name}.{name}"

    def read_class(self, node: ast.ClassDef) -> None:
        options = self.options(node.decorator_list, "rust") or self.options(node.decorator_list, "exception")
        params = tuple(b.id for b in node.bases if isinstance(b, ast.Name) and is_variable(b.id))
        name = self.full_name(node.name)
        # The class is registered before its members are read: rows may mention it.
        owner = TableClass(name, params, str(options.get("template", "")), crate=options.get("crate", "ferrule_rt"))
        owner.copy = bool(options.get("copy", False))
        owner.feature = options.get("feature", "")
        owner.is_exception = any(is_call_of(d, "exception") for d in node.decorator_list)
        owner.bases = tuple(self.type(b) for b in node.bases if not (isinstance(b, ast.Name) and is_variable(b.id)))
        if options.get("iter"):
            owner.iter = self.parsed(options["iter"])
        self.module.classes[node.name] = owner
        self.knowledge.classes[name] = owner
        owner.union = tuple(map(self.parsed, options.get("union", ())))
        owner.traits = tuple(options.get("traits", ()))
        owner.refuses = tuple(options.get("refuses", ()))
        self.owner = owner
        for stmt in node.body:
            if isinstance(stmt, ast.FunctionDef):
                row = self.row(stmt)
                owner.methods.setdefault(row.name, []).append(row)
            elif (found := const_of(stmt)) is not None:
                owner.consts[found[0]] = self.const(*found)
        self.owner = None

    def options(self, decorators: list[ast.expr], name: str) -> dict[str, Any]:
        for decorator in decorators:
            if isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == name:
                found: dict[str, Any] = {k.arg or "": ast.literal_eval(k.value) for k in decorator.keywords}
                if decorator.args:
                    found["template"] = ast.literal_eval(decorator.args[0])
                return found
        return {}

    def row(self, node: ast.FunctionDef) -> Row:
        options = self.options(node.decorator_list, "row")
        in_python = any(isinstance(d, ast.Name) and d.id == "python" for d in node.decorator_list)
        if in_python:
            options["template"] = ""
        if "template" not in options:
            raise self.fail(node, f"{node.name} has no @row template")
        return Row(
            name=node.name,
            owner=self.owner.name if self.owner else "",
            module=self.module.name,
            params=tuple(self.params(node)),
            result=self.type(node.returns) if node.returns else TypeExpr("name", "None"),
            template=options["template"],
            each=options.get("each", ""),
            owned=options.get("owned", ""),
            raises=split(options.get("raises", "")),
            mutates=split(options.get("mutates", "")),
            ret=options.get("ret", ""),
            bounds=options.get("bounds", ""),
            word=options.get("word", ""),
            effects=split(options.get("effects", "")),
            feature=options.get("feature", ""),
            crate=options.get("crate", "ferrule_rt"),
            prop=bool(options.get("prop", False)),
            setter=bool(options.get("setter", False)),
            first=first.arg if (first := self.receiver(node)) is not None else "",
            self_type=self.type(first.annotation) if first is not None and first.annotation is not None else None,
            when=tuple(options.get("when", {}).items()),
            only=tuple((name, tuple(map(self.parsed, texts))) for name, texts in options.get("only", {}).items()),
            spread=options.get("spread", ""),
            source=f"_{self.module.name}" if in_python else "",
        )

    def parsed(self, text: str) -> TypeExpr:
        return self.type(ast.parse(text, mode="eval").body)

    def receiver(self, node: ast.FunctionDef) -> ast.arg | None:
        """The first parameter of a method."""
        positional = node.args.posonlyargs + node.args.args
        return positional[0] if self.owner is not None and positional else None

    def params(self, node: ast.FunctionDef) -> list[Param]:
        args = node.args
        positional = args.posonlyargs + args.args
        if self.owner is not None:
            positional = positional[1:]
        defaults = [None] * (len(positional) - len(args.defaults)) + list(args.defaults)[-len(positional) :]
        found = [Param(a.arg, self.annotation(a), "positional", d) for a, d in zip(positional, defaults, strict=False)]
        if args.vararg:
            found.append(Param(args.vararg.arg, self.annotation(args.vararg), "star"))
        for arg, default in zip(args.kwonlyargs, args.kw_defaults, strict=True):
            found.append(Param(arg.arg, self.annotation(arg), "keyword", default))
        if args.kwarg:
            found.append(Param(args.kwarg.arg, self.annotation(args.kwarg), "kwstar"))
        return found

    def annotation(self, arg: ast.arg) -> TypeExpr:
        if arg.annotation is None:
            raise self.fail(arg, f"parameter {arg.arg} has no type")
        return self.type(arg.annotation)

    def type(self, node: ast.expr) -> TypeExpr:
        match node:
            case ast.Constant(value=None):
                return TypeExpr("name", "None")
            case ast.Constant(value=str(text)):
                return self.type(ast.parse(text, mode="eval").body)
            case ast.BinOp(op=ast.BitOr()):
                return TypeExpr("union", args=(self.type(node.left), self.type(node.right)))
            case ast.Name(id=name):
                return self.named(name)
            case ast.Attribute():
                return TypeExpr("name", ast.unparse(node))
            case ast.Subscript():
                return self.subscript(node)
        raise self.fail(node, f"not a type: {ast.unparse(node)}")

    def named(self, name: str) -> TypeExpr:
        special = {"Any": "any", "Self": "self", "slice": "slice", "Never": "never"}
        if name in special:
            return TypeExpr(special[name])
        if is_variable(name):
            return TypeExpr("var", name)
        if name in self.module.classes:
            return TypeExpr("name", self.full_name(name))
        return TypeExpr("name", name)

    def subscript(self, node: ast.Subscript) -> TypeExpr:
        head = ast.unparse(node.value)
        items = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        if head == "Callable":
            if not isinstance(items[0], ast.List):
                raise self.fail(node, "Callable needs a list of arguments")
            return TypeExpr("callable", args=(*(self.type(a) for a in items[0].elts), self.type(items[1])))
        if head == "Iterable":
            return TypeExpr("iterable", args=(self.type(items[0]),))
        if head == "tuple":
            if len(items) == 2 and isinstance(items[1], ast.Constant) and items[1].value is ...:
                return TypeExpr("name", "tuple", (self.type(items[0]),))
            return TypeExpr("tuple", args=tuple(self.type(i) for i in items))
        base = self.type(node.value)
        return TypeExpr("name", base.name, tuple(self.type(i) for i in items))

    def const(self, name: str, annotation: ast.expr, options: dict[str, Any]) -> ConstRow:
        return ConstRow(
            name,
            self.type(annotation),
            options.get("template", ""),
            options.get("crate", "ferrule_rt"),
            options.get("feature", ""),
        )


def const_of(stmt: ast.stmt) -> tuple[str, ast.expr, dict[str, Any]] | None:
    """The name, type and options of `name: type = const(template, ...)`."""
    match stmt:
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.Call() as call):
            options: dict[str, Any] = {k.arg or "": ast.literal_eval(k.value) for k in call.keywords}
            if call.args:
                options["template"] = ast.literal_eval(call.args[0])
            return name, stmt.annotation, options
    return None


def is_call_of(decorator: ast.expr, name: str) -> bool:
    return isinstance(decorator, ast.Call) and isinstance(decorator.func, ast.Name) and decorator.func.id == name


def split(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split("|") if part)


def is_variable(name: str) -> bool:
    return len(name) <= 2 and name[0].isupper() and (len(name) == 1 or name[1].isdigit())
