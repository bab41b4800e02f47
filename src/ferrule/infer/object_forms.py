"""Ways round the attributes of an object, written as the builtin functions that mean the same.

    object.__setattr__(self, "x", 1)      setattr(self, "x", 1), past `__setattr__`
    self.__dict__["x"]                    getattr(self, "x"), of the instance alone
    self.__dict__                         vars(self)
    globals()[name]                       getattr(this module, name)
    object()                              an instance of a class without anything, one class for each module

A node with `raw` set looks at the instance's own attributes only; with `finds_setters` too, it only goes past the
program's `__setattr__`.
"""

from __future__ import annotations

import ast

from ferrule.infer.written import located

BARE = "object__"  # the class whose instances stand for `object()`
OWN_MODULE = "module__"  # the name that stands for the module around
FORMS = {"__setattr__": "setattr", "__delattr__": "delattr", "__getattribute__": "getattr"}
# What only reads the dict of `vars(x)`: a copy serves as well. The second group does not ask for the order either.
READS = {"dict", "list", "tuple", "print", "str", "repr", "iter", "enumerate", "max", "min", "map", "filter", "zip"}
UNORDERED = {"sorted", "len", "set", "frozenset", "sum", "any", "all", "bool"}
READING_METHODS = {"items", "keys", "values", "get", "copy"}


def bare_class(at: ast.AST) -> ast.stmt:
    made = located(ast.parse(f"class {BARE}:\n    pass").body[0], at)
    made.shown_name = "object"
    return made  # type: ignore[no-any-return]


def call_of_object(node: ast.Call, me: str, *, inherits: bool) -> ast.Call | None:
    """`object.__setattr__(x, n, v)` and `super().__setattr__(n, v)`, unless a base in the program has the method."""
    match node.func:
        case ast.Attribute(value=ast.Name(id="object"), attr="__new__"):
            return form("bare_instance__", node.args, node, raw=True)
        case ast.Attribute(value=ast.Call(func=ast.Name(id="super"), args=[]), attr="__new__") if not inherits:
            return form("bare_instance__", node.args, node, raw=True)
        case ast.Attribute(value=ast.Name(id="object"), attr=attr) if attr in FORMS:
            args = node.args
        case ast.Attribute(value=ast.Call(func=ast.Name(id="super"), args=[]), attr=attr) if (
            attr in FORMS and me and not inherits
        ):
            args = [ast.copy_location(ast.Name(me, ast.Load()), node), *node.args]
        case _:
            return None
    made = form(FORMS[attr], args, node, raw=attr != "__getattribute__")
    made.finds_setters = attr == "__setattr__"  # type: ignore[attr-defined]
    return made


def form(name: str, args: list[ast.expr], at: ast.AST, *, raw: bool) -> ast.Call:
    func = ast.copy_location(ast.Name(name, ast.Load()), at)
    made = ast.copy_location(ast.Call(func, args, []), at)
    made.raw = raw  # type: ignore[attr-defined]
    return made


def global_named(node: ast.Subscript) -> ast.Call | None:
    match node:
        case ast.Subscript(value=ast.Call(func=ast.Name(id="globals"), args=[]), slice=key, ctx=ast.Load()):
            module = ast.copy_location(ast.Name(OWN_MODULE, ast.Load()), node)
            return form("getattr", [module, key], node, raw=True)
    return None


def is_dict_of(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "__dict__"


def dict_of(node: ast.Attribute) -> ast.Call:
    made = form("vars", [node.value], node, raw=False)
    made.is_attribute = True  # type: ignore[attr-defined]
    return made


def vars_call(node: ast.AST) -> ast.Call | None:
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "vars"
        and len(node.args) == 1
    ):
        return node
    return None


def mark_reads(node: ast.AST) -> None:
    """Marks each `vars(x)` that `node` only reads."""
    for part in parts_read(node):
        if (call := vars_call(part)) is not None:
            call.only_read = True  # type: ignore[attr-defined]
    match node:
        case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in UNORDERED:
            unordered: list[ast.expr] = [first]
        case ast.Compare(left=left, ops=[ast.In() | ast.NotIn() | ast.Eq() | ast.NotEq()], comparators=[right]):
            unordered = [left, right]
        case ast.Subscript(value=value, ctx=ast.Load()):
            unordered = [value]
        case _:
            return
    for part in unordered:
        if (call := vars_call(part)) is not None:
            call.unordered = True  # type: ignore[attr-defined]


def mark_hooks(tree: ast.Module) -> None:
    """Marks the functions that the module gives to something as `default=`: the JSON encoder writes their results."""
    names = {
        node.value.id
        for node in ast.walk(tree)
        if isinstance(node, ast.keyword) and node.arg == "default" and isinstance(node.value, ast.Name)
    }
    for node in ast.walk(tree) if names else ():
        if isinstance(node, ast.FunctionDef) and node.name in names:
            node.is_json_hook = True  # type: ignore[attr-defined]


def is_hook(node: ast.AST) -> bool:
    return getattr(node, "is_json_hook", False)


def parts_read(node: ast.AST) -> list[ast.AST]:
    match node:
        case ast.Call(func=ast.Name(id=name), args=args) if name in READS | UNORDERED:
            return list(args)
        case ast.Attribute(value=value, attr=attr) if attr in READING_METHODS:
            return [value]
        case ast.Subscript(value=value, ctx=ast.Load()):
            return [value]
        case ast.Compare(left=left, comparators=rest):
            return [left, *rest]
        case ast.For(iter=source) | ast.comprehension(iter=source):
            return [source]
        case ast.FormattedValue(value=value):
            return [value]
        case ast.keyword(arg="default", value=ast.Lambda(body=body)):
            return [body]  # the JSON encoder writes it
        case ast.FunctionDef(name=name, args=args) if (name == "default" and len(args.args) == 2) or is_hook(node):
            return [n.value for n in ast.walk(node) if isinstance(n, ast.Return) and n.value is not None]
        case ast.Dict(keys=keys, values=values):
            return [v for k, v in zip(keys, values, strict=True) if k is None]
        case ast.keyword(arg=None, value=value) | ast.Starred(value=value):
            return [value]
    return []
