"""Runs one test program under CPython and writes down what of the language and of the builtin types it really uses.

    python tools/language_record.py FACTS.json PROGRAM.py [ARGUMENT ...]

The program's modules are rewritten as they are loaded: each attribute, operator, subscript, loop and builtin name goes
through a function here, which looks at the types that really arrive. So `str.upper` means that a value of type `str`
was asked for `upper`, whatever the source shows of its type. `language.py` starts this file; see there.
"""

from __future__ import annotations

import ast
import atexit
import builtins
import importlib.machinery
import json
import operator
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

FACTS: set[str] = set()
BINARY = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.MatMult: "matmul", ast.Div: "truediv",
    ast.FloorDiv: "floordiv", ast.Mod: "mod", ast.Pow: "pow", ast.LShift: "lshift", ast.RShift: "rshift",
    ast.BitOr: "or", ast.BitXor: "xor", ast.BitAnd: "and",
}  # fmt: skip
COMPARE = {ast.Lt: "lt", ast.LtE: "le", ast.Gt: "gt", ast.GtE: "ge", ast.Eq: "eq", ast.NotEq: "ne"}
UNARY = {ast.USub: "neg", ast.UAdd: "pos", ast.Invert: "invert"}
FUNCTIONS = {
    "and": operator.and_, "or": operator.or_, "iand": operator.iand, "ior": operator.ior,
}  # fmt: skip
KNOWN = {
    **{name: value for name, value in vars(builtins).items() if isinstance(value, type)},
    "generator": types.GeneratorType, "coroutine": types.CoroutineType, "async_generator": types.AsyncGeneratorType,
    "function": types.FunctionType, "method": types.MethodType, "module": types.ModuleType,
    "mappingproxy": types.MappingProxyType, "traceback": types.TracebackType, "GenericAlias": types.GenericAlias,
    "UnionType": types.UnionType, "dict_keys": type({}.keys()), "dict_values": type({}.values()),
    "dict_items": type({}.items()),
}  # fmt: skip
"""Every type whose attributes are rows of the page, by its name there."""
NAMES = {value: name for name, value in reversed(KNOWN.items())}
PAIRS: dict[tuple[str, type, type], None] = {}


def owner(kind: type, name: str) -> str | None:
    """The builtin type that gives a type this attribute; None where a class of the program does."""
    for cls in kind.__mro__:
        if name in cls.__dict__:
            return NAMES.get(cls)
    return None


def attribute(value: Any, name: str) -> Any:
    kind = type(value)
    if isinstance(value, type) and value in NAMES and name in dir(value):
        FACTS.add(f"{NAMES[value]}.{name}")
    elif (found := owner(kind, name)) is not None and name not in getattr(value, "__dict__", ()):
        FACTS.add(f"{found}.{name}")
        if kind in NAMES:
            FACTS.add(f"{NAMES[kind]}.{name}")
    elif kind is types.FunctionType and name not in dir(types.FunctionType):
        FACTS.add("function attributes")
    return value


def called(name: str) -> None:
    FACTS.add(f"dunder {name}")


def name_of(value: Any, name: str) -> Any:
    if value is getattr(builtins, name, FACTS):
        FACTS.add(f"builtin {name}")
    return value


def slot(value: Any, name: str) -> Any:
    """A value of which syntax asks a special method: a loop, an index."""
    if type(value) in NAMES:
        FACTS.add(f"{NAMES[type(value)]}.__{name}__")
    return value


def pair(name: str, left: Any, right: Any) -> None:
    """Which of the two operands of an operator does the work; asked once for each pair of types."""
    key = (name, type(left), type(right))
    if key in PAIRS:
        return
    PAIRS[key] = None
    for value, other, special in ((left, right, f"__{name}__"), (right, left, f"__r{name}__")):
        kind = type(value)
        method = kind.__dict__.get(special)
        if kind not in NAMES or method is None or special in ("__pow__", "__lshift__", "__rpow__", "__rlshift__"):
            if kind in NAMES and method is not None:
                FACTS.add(f"{NAMES[kind]}.{special}")
            continue
        try:
            if method(value, other) is NotImplemented:
                continue
        except Exception:
            pass
        FACTS.add(f"{NAMES[kind]}.{special}")
        return


def binary(name: str, left: Any, right: Any) -> Any:
    pair(name, left, right)
    FACTS.add(f"operator {name}")
    return FUNCTIONS.get(name, getattr(operator, name, None))(left, right)  # type: ignore[misc]


def augmented(name: str, left: Any, right: Any) -> Any:
    if type(left) in NAMES and f"__i{name}__" in type(left).__dict__:
        FACTS.add(f"{NAMES[type(left)]}.__i{name}__")
    else:
        pair(name, left, right)
    return FUNCTIONS.get(f"i{name}", getattr(operator, f"i{name}", None))(left, right)  # type: ignore[misc]


class Rewriter(ast.NodeTransformer):
    """Puts the functions above into a module. Patterns, annotations and the targets of `del` stay as they are."""

    def __init__(self) -> None:
        self.in_class = False
        self.count = 0

    def call(self, at: ast.AST, function: str, *args: ast.expr) -> ast.Call:
        made = ast.Call(ast.Name(f"_ferrule_{function}", ast.Load()), list(args), [])
        return ast.fix_missing_locations(ast.copy_location(made, at))

    def visit_FunctionDef(self, node: Any) -> Any:
        in_class, self.in_class = self.in_class, False
        node.decorator_list = [self.visit(d) for d in node.decorator_list]
        node.args.defaults = [self.visit(d) for d in node.args.defaults]
        node.args.kw_defaults = [d and self.visit(d) for d in node.args.kw_defaults]
        body = [self.visit(s) for s in node.body]
        if in_class and node.name.startswith("__") and node.name.endswith("__"):
            at = 1 if ast.get_docstring(node, clean=False) is not None else 0
            body.insert(at, ast.copy_location(ast.Expr(self.call(node, "called", ast.Constant(node.name))), node))
            ast.fix_missing_locations(body[at])
        node.body = body
        self.in_class = in_class
        return node

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node: ast.ClassDef) -> Any:
        in_class, self.in_class = self.in_class, True
        self.generic_visit(node)
        self.in_class = in_class
        return node

    def visit_Lambda(self, node: ast.Lambda) -> Any:
        in_class, self.in_class = self.in_class, False
        self.generic_visit(node)
        self.in_class = in_class
        return node

    def visit_AnnAssign(self, node: ast.AnnAssign) -> Any:
        node.value = node.value and self.visit(node.value)
        return node

    def visit_match_case(self, node: ast.match_case) -> Any:
        node.guard = node.guard and self.visit(node.guard)
        node.body = [self.visit(s) for s in node.body]
        return node

    def visit_Attribute(self, node: ast.Attribute) -> Any:
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load):
            node.value = self.call(node.value, "attribute", node.value, ast.Constant(node.attr))
        return node

    def visit_Name(self, node: ast.Name) -> Any:
        if isinstance(node.ctx, ast.Load) and hasattr(builtins, node.id) and not node.id.startswith("_"):
            return self.call(node, "name_of", node, ast.Constant(node.id))
        return node

    def visit_Subscript(self, node: ast.Subscript) -> Any:
        self.generic_visit(node)
        name = {ast.Load: "getitem", ast.Store: "setitem", ast.Del: "delitem"}[type(node.ctx)]  # type: ignore[index]
        node.value = self.call(node.value, "slot", node.value, ast.Constant(name))
        return node

    def visit_BinOp(self, node: ast.BinOp) -> Any:
        self.generic_visit(node)
        return self.call(node, "binary", ast.Constant(BINARY[type(node.op)]), node.left, node.right)

    def visit_AugAssign(self, node: ast.AugAssign) -> Any:
        self.generic_visit(node)
        if not isinstance(node.target, ast.Name):
            return node
        old = ast.copy_location(ast.Name(node.target.id, ast.Load()), node.target)
        new = self.call(node, "augmented", ast.Constant(BINARY[type(node.op)]), old, node.value)
        return ast.copy_location(ast.Assign([node.target], new), node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> Any:
        self.generic_visit(node)
        if type(node.op) in UNARY:
            node.operand = self.call(node.operand, "slot", node.operand, ast.Constant(UNARY[type(node.op)]))
        return node

    def visit_Compare(self, node: ast.Compare) -> Any:
        self.generic_visit(node)
        if len(node.ops) == 1 and not isinstance(node.ops[0], ast.Is | ast.IsNot):
            op = type(node.ops[0])
            if op in COMPARE:
                return self.call(node, "compare", ast.Constant(COMPARE[op]), node.left, node.comparators[0])
            right = node.comparators[0]
            node.comparators[0] = self.call(right, "slot", right, ast.Constant("contains"))
        return node

    def visit_For(self, node: ast.For) -> Any:
        self.generic_visit(node)
        node.iter = self.call(node.iter, "slot", node.iter, ast.Constant("iter"))
        return node

    def visit_comprehension(self, node: ast.comprehension) -> Any:
        self.generic_visit(node)
        if not node.is_async:
            node.iter = self.call(node.iter, "slot", node.iter, ast.Constant("iter"))
        return node


def compare(name: str, left: Any, right: Any) -> Any:
    if type(left) in NAMES:
        FACTS.add(f"{NAMES[type(left)]}.__{name}__")
    return getattr(operator, name)(left, right)


def rewritten(text: bytes | str, path: str) -> Any:
    tree = Rewriter().visit(ast.parse(text, path))
    return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)


class Loader(importlib.machinery.SourceFileLoader):
    """Modules beside the program are rewritten, all others are loaded as usual."""

    folder = ""

    def get_code(self, fullname: str) -> Any:
        path = self.get_filename(fullname)
        if not path.startswith(self.folder):
            return super().get_code(fullname)
        return rewritten(Path(path).read_bytes(), path)


def main() -> None:
    facts, program = Path(sys.argv[1]), Path(sys.argv[2])
    functions: list[Callable[..., Any]] = [attribute, called, name_of, slot, binary, augmented, compare]
    for function in functions:
        setattr(builtins, f"_ferrule_{function.__name__}", function)
    atexit.register(lambda: facts.write_text(json.dumps(sorted(FACTS)), encoding="utf-8"))
    Loader.folder = str(program.parent)
    hook = importlib.machinery.FileFinder.path_hook((Loader, [".py"]))
    sys.path_hooks.insert(0, lambda path: hook(path) if path.startswith(Loader.folder) else _not_here(path))
    sys.path[0] = str(program.parent)
    sys.argv[:] = sys.argv[2:]
    main_module = types.ModuleType("__main__")
    main_module.__dict__.update(__file__=str(program), __builtins__=builtins)
    sys.modules["__main__"] = main_module
    exec(rewritten(program.read_bytes(), str(program)), main_module.__dict__)


def _not_here(path: str) -> Any:
    raise ImportError(path)


if __name__ == "__main__":
    main()
