"""Metaclasses that note, count and share classes, written out: each class gets what its metaclass would do for it.

    class Registry(type):                             class Registry:
        known = {}                                        known = {}
        def __init__(cls, name, bases, namespace):
            super().__init__(name, bases, namespace)
            cls.known[name] = cls             ->
    class Base(metaclass=Registry): ...               class Base:
                                                          def __meta_init__(made__): ...  # as `__init__` above
                                                      Base.__meta_init__(Base)

`__new__` and `__init__` run after the class statement, `__call__` is what makes instances, `__iter__`, `__len__`,
`__contains__` and `__getitem__` are those of the class, other methods are class methods. What looks at the namespace,
and `__prepare__`, `__instancecheck__` and the like, stay as they are and are refused later.
"""

from __future__ import annotations

import ast
import copy

from ferrule.infer.written import base_names, located
from ferrule.load.nodes import subtree

MAKING = {"__new__": "__meta_made__", "__init__": "__meta_init__"}
OF_CLASSES = {name: f"__meta_{name.strip('_')}__" for name in ("__iter__", "__len__", "__contains__", "__getitem__")}
MADE = "made__"


def metaclasses(classes: dict[str, list[ast.ClassDef]]) -> dict[str, ast.ClassDef]:
    """The classes of the program directly below `type` that can be written out, by name."""
    return {
        name: found[0]
        for name, found in classes.items()
        if len(found) == 1 and base_names(found[0]) == ["type"] and is_plain(found[0])
    }


def is_plain(node: ast.ClassDef) -> bool:
    if node.keywords or node.decorator_list:
        return False
    for stmt in node.body:
        match stmt:
            case ast.FunctionDef(name=name, decorator_list=[], args=ast.arguments(args=[_, *rest], posonlyargs=[])):
                special = name.startswith("__") and name not in {*MAKING, *OF_CLASSES, "__call__"}
                if special or (name in MAKING and (len(rest) < 3 or reads(stmt, rest[2].arg))):
                    return False
            case ast.Assign() | ast.AnnAssign() | ast.Pass() | ast.Expr(value=ast.Constant()):
                pass
            case _:
                return False
    return True


def reads(method: ast.FunctionDef, namespace: str) -> bool:
    """Whether the method looks at the namespace, instead of handing it on."""
    given = {arg for part in subtree(method) if isinstance(part, ast.Call) and of_type(part) for arg in part.args}
    uses = [n for n in subtree(method) if isinstance(n, ast.Name) and n.id == namespace]
    return any(n not in given for n in uses)


def of_type(call: ast.Call) -> str:
    """The method of `type` that is called: `super().__new__(...)`, `type.__init__(...)`."""
    match call.func:
        case ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr=name):
            return name
        case ast.Attribute(value=ast.Name(id="type"), attr=name):
            return name
    return ""


def metaclass_of(
    node: ast.ClassDef, classes: dict[str, list[ast.ClassDef]], known: dict[str, ast.ClassDef]
) -> ast.ClassDef | None:
    """The metaclass of a class, given or inherited."""
    todo, seen = [node], set()
    while todo:
        cls = todo.pop()
        if cls in seen:
            continue
        seen.add(cls)
        for keyword in cls.keywords:
            if keyword.arg == "metaclass" and isinstance(keyword.value, ast.Name) and keyword.value.id in known:
                return known[keyword.value.id]
        if (inherited := getattr(cls, "metaclass", None)) is not None:
            return inherited  # type: ignore[no-any-return]
        todo += [found for name in base_names(cls) for found in classes.get(name, [])]
    return None


def write_out(node: ast.ClassDef, meta: ast.ClassDef) -> list[ast.stmt]:
    """Gives the class copies of the metaclass's methods; what is to run after the class statement."""
    node.metaclass = meta  # type: ignore[attr-defined]
    given = {k.arg: k.value for k in node.keywords if k.arg not in (None, "metaclass")}
    node.keywords = [k for k in node.keywords if k.arg == "metaclass"]
    own = attributes(meta)
    after: list[ast.stmt] = []
    methods = [copy.deepcopy(s) for s in getattr(meta, "methods_before", meta.body) if isinstance(s, ast.FunctionDef)]
    for method in sorted(methods, key=lambda m: (m.name not in MAKING, m.name == "__init__")):
        first = method.args.args[0].arg
        Copier(node.name, meta.name, first, own).visit(method)
        if method.name in MAKING:
            name, made = method.name, ast.copy_location(ast.Name(MADE, ast.Load()), node)
            values = [made if name == "__init__" else ast.Name(meta.name, ast.Load()), ast.Constant(node.name)]
            bases = [b.value if isinstance(b, ast.Subscript) else b for b in node.bases if is_class(b)]
            values += [ast.Tuple(copy.deepcopy(bases), ast.Load()), ast.Constant(None)]
            rest = method.args.args[len(values) :] + method.args.kwonlyargs
            values += [given.get(p.arg, default(method, p)) for p in rest]
            params = method.args.args[:4] + rest
            head = [ast.Assign([ast.Name(p.arg, ast.Store())], v) for p, v in zip(params, values, strict=True)]
            used = {n.id for s in method.body for n in subtree(s) if isinstance(n, ast.Name)}
            head = [h for h in head if h.targets[0].id in used]  # type: ignore[attr-defined]
            method.args = ast.arguments([], [ast.arg(MADE)], None, [], [], None, [])
            method.name, method.body = MAKING[name], [*head, *method.body]
            call = f"{node.name}.{method.name}({node.name})"
            after.append(ast.parse(call).body[0])
        elif method.name == "__call__" or method.name in OF_CLASSES:
            method.name = OF_CLASSES.get(method.name, "__meta_call__")
            method.args.args = method.args.args[1:]
            assign = ast.Assign([ast.Name(first, ast.Store())], ast.Name(node.name, ast.Load()))
            used = {n.id for s in method.body for n in subtree(s) if isinstance(n, ast.Name)}
            method.body = [*([assign] if first in used else []), *method.body]
        else:
            method.decorator_list = [ast.Name("classmethod", ast.Load())]
        node.body.append(located(method, node))
    return [located(stmt, node) for stmt in after]


def strip(meta: ast.ClassDef) -> None:
    """What is left of the metaclass itself: its attributes."""
    meta.methods_before = list(meta.body)  # type: ignore[attr-defined]
    meta.bases = []
    meta.body = [s for s in meta.body if not isinstance(s, ast.FunctionDef)] or [ast.copy_location(ast.Pass(), meta)]


def attributes(meta: ast.ClassDef) -> set[str]:
    stores = (n for s in meta.body if isinstance(s, ast.Assign | ast.AnnAssign) for n in subtree(s))
    return {n.id for n in stores if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}


def is_class(base: ast.expr) -> bool:
    return ast.unparse(base).partition("[")[0].rpartition(".")[2] not in ("object", "Generic", "Protocol")


def default(method: ast.FunctionDef, param: ast.arg) -> ast.expr:
    a = method.args
    pairs = list(zip(reversed(a.args), reversed(a.defaults), strict=False))
    pairs += [(p, d) for p, d in zip(a.kwonlyargs, a.kw_defaults, strict=True) if d is not None]
    return next((d for p, d in pairs if p is param), ast.Constant(None))


class Copier(ast.NodeTransformer):
    """A method of the metaclass for one class."""

    def __init__(self, cls: str, meta: str, first: str, own: set[str]) -> None:
        self.cls = cls
        self.meta = meta
        self.first = first
        self.own = own

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        match of_type(node):
            case "__new__":
                return ast.copy_location(ast.Name(MADE, ast.Load()), node)
            case "__init__":
                return ast.copy_location(ast.Constant(None), node)
            case "__call__":
                args = node.args if isinstance(node.func.value, ast.Call) else node.args[1:]  # type: ignore[attr-defined]
                made = ast.copy_location(ast.Call(ast.Name(self.cls, ast.Load()), args, node.keywords), node)
                made.raw_instance = True  # type: ignore[attr-defined]
                return made
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.value, ast.Name) and node.value.id == self.first and node.attr in self.own:
            node.value = ast.copy_location(ast.Name(self.meta, ast.Load()), node.value)
        return node
