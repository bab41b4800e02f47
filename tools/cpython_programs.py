"""A test module of CPython as a program of some of its methods: what they need of the module, and a runner after it."""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

# Methods of a test class that are not tests of their own, but run with them.
FIXTURES = {"setUp", "tearDown", "setUpClass", "tearDownClass", "__init__"}
# Tests of what CPython alone has, or that need a machine of a kind: left out.
LEAVES_OUT = re.compile(
    r"cpython_only|impl_detail|bigmemtest|bigaddrspacetest|requires_resource|skip\b|skipIf|skipUnless|refcount|"
    r"skip_if|requires_subprocess|requires_docstrings|requires_working_socket|run_with_locale|expectedFailure|"
    r"requires_type_collecting|skip_emscripten|requires_limited_api|with_tz|run_with_tz|threading_helper"
)
# Decorators that say what the machine must be like, which it is.
SILENT = re.compile(r"requires_IEEE_754|no_tracing|reap_threads|requires_fork|no_rerun|suppress|hashrandomisation")
RUNNER = """
import sys as _sys

def _attempt(index, name, call):
    if index < _first:
        return
    print("@@" + name, "started", flush=True)
    try:
        call()
    except unittest.SkipTest as reason:
        print("@@" + name, "skipped", flush=True)
    except BaseException as error:
        print("@@" + name, type(error).__name__, repr(str(error)), flush=True)
    else:
        print("@@" + name, "ok", flush=True)

_first = int(_sys.argv[1])
"""


@dataclass
class Program:
    """The text, and where each method stands in it."""

    names: list[str]
    text: str
    needs: dict[str, set[str]] = field(default_factory=dict)
    """The names of the module that each method reads, directly or not."""
    attributes: dict[str, set[str]] = field(default_factory=dict)

    @cached_property
    def places(self) -> list[tuple[int, int, str]]:
        found = []
        wanted = {name.split(".")[1]: name for name in self.names}
        for stmt in ast.parse(self.text).body:
            if isinstance(stmt, ast.ClassDef):
                for inner in stmt.body:
                    if isinstance(inner, ast.FunctionDef) and inner.name in wanted:
                        own = f"{stmt.name}.{inner.name}"
                        name = own if own in self.names else wanted[inner.name]
                        start = min([inner.lineno, *(d.lineno for d in inner.decorator_list)])
                        found.append((start, inner.end_lineno or start, name))
            elif isinstance(stmt, ast.FunctionDef) and stmt.name.startswith("_run_"):
                found.append((stmt.lineno, stmt.end_lineno or 0, self.names[int(stmt.name[5:])]))
        return found

    def method_at(self, line: int) -> str | None:
        return next((name for first, last, name in self.places if first <= line <= last), None)

    def methods_using(self, line: int) -> set[str]:
        """Those that need what stands at a line outside of them: a method by its name, a statement by what it binds."""
        for stmt in ast.parse(self.text).body:
            if not stmt.lineno <= line <= (stmt.end_lineno or 0):
                continue
            inner = [s for s in getattr(stmt, "body", []) if s.lineno <= line <= (s.end_lineno or 0)]
            mine = {n for n in self.names if n.startswith(f"{getattr(stmt, 'name', '')}.")}
            found = mine or {name for name in self.names if bound(stmt) & self.needs.get(name, set())}
            if inner and isinstance(inner[0], ast.FunctionDef) and inner[0].name not in FIXTURES:
                return {name for name in found if inner[0].name in self.attributes.get(name, ())} or found
            return found
        return set()

    def write(self, place: Path) -> None:
        place.mkdir(parents=True, exist_ok=True)
        (place / "main.py").write_text(self.text, encoding="utf-8", errors="surrogatepass")
        (place / "args.txt").write_text("0", encoding="utf-8")


def bound(stmt: ast.stmt) -> set[str]:
    """The names that a statement of a module binds or changes."""
    if isinstance(stmt, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return {stmt.name}
    found: set[str] = set()
    for node in ast.walk(stmt):
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                found.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.alias(name=name, asname=asname):
                found.add(asname or name.partition(".")[0])
            case ast.Attribute(ctx=ast.Store()) | ast.Subscript(ctx=ast.Store()):
                base = node
                while isinstance(base, ast.Attribute | ast.Subscript):
                    base = base.value  # type: ignore[assignment]
                if isinstance(base, ast.Name):
                    found.add(base.id)
    return found


class TextChecks(ast.NodeTransformer):
    """`self.checkequal(3, "aaa", "count", "a")` of tests of texts is `self.assertEqual(3, "aaa".count("a"))`."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        match node.value:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="self"), attr="checkequal" | "checkraises" as name),
                args=[first, subject, ast.Constant(value=str(method)), *rest],
                keywords=keywords,
            ) if all(k.arg != "expected_msg" for k in keywords):
                call = ast.Attribute(subject, method, ast.Load())
                who = ast.Name("self", ast.Load())
                if name == "checkequal":
                    made = ast.Call(
                        ast.Attribute(who, "assertEqual", ast.Load()), [first, ast.Call(call, rest, keywords)], []
                    )
                else:
                    made = ast.Call(ast.Attribute(who, "assertRaises", ast.Load()), [first, call, *rest], keywords)
                return ast.fix_missing_locations(ast.copy_location(ast.Expr(made), node))
        return node


# Modules of tests that other test modules take their classes from.
SHARED = ("list_tests", "seq_tests", "string_tests", "mapping_tests")
BUILTIN_CLASSES = "list tuple dict str bytes bytearray set frozenset int float complex bool object range".split()


def flattened(tree: ast.Module, folder: Path, done: list[str] | None = None, prefix: str = "") -> ast.Module:
    """The module with the shared ones that it imports in front of it, the names of their classes made different."""
    done = [] if done is None else done
    body: list[ast.stmt] = []
    local: dict[str, str] = {}
    for stmt in list(tree.body):
        match stmt:
            case ast.ImportFrom(module="test", names=names):
                for alias in [a for a in names if a.name in SHARED]:
                    local[alias.name] = alias.name
                    body += shared(alias.name, folder, done)
                    names.remove(alias)
                if not names:
                    tree.body.remove(stmt)
            case ast.Import(names=[ast.alias(name=name)]) if name.removeprefix("test.") in SHARED:
                local[name] = name.removeprefix("test.")
                body += shared(local[name], folder, done)
                tree.body.remove(stmt)
    own = {s.name for s in tree.body if isinstance(s, ast.ClassDef | ast.FunctionDef)} if prefix else set()

    class Namer(ast.NodeTransformer):
        def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
            if (module := local.get(ast.unparse(node.value))) is not None:
                return ast.copy_location(ast.Name(f"{module}__{node.attr}", node.ctx), node)
            return self.generic_visit(node)

        def visit_Name(self, node: ast.Name) -> ast.AST:
            node.id = f"{prefix}__{node.id}" if node.id in own else node.id
            return node

        def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
            node.name = f"{prefix}__{node.name}" if node.name in own and node in tree.body else node.name
            return self.generic_visit(node)

    tree = Namer().visit(tree)
    tree.body = [*body, *tree.body]
    return tree


def shared(name: str, folder: Path, done: list[str]) -> list[ast.stmt]:
    if name in done:
        return []
    done.append(name)
    return flattened(ast.parse((folder / f"{name}.py").read_bytes()), folder, done, name).body


def replace_attribute(cls: ast.ClassDef, attribute: str, name: str) -> None:
    class Replacer(ast.NodeTransformer):
        def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
            if node.attr == attribute and isinstance(node.value, ast.Name) and node.value.id == "self":
                return ast.copy_location(ast.Name(name, node.ctx), node)
            return self.generic_visit(node)

    Replacer().visit(cls)


def names_in(node: ast.AST) -> set[str]:
    return {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}


def attributes_in(node: ast.AST) -> set[str]:
    found = {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}
    return found | {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


class Source:
    """One test module."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        self.folder = folder
        self.file = folder / (name + ".py" if "/" in name else f"test_{name}.py")
        self.tree = flattened(ast.parse(self.file.read_bytes()), folder)
        self.body = [s for s in (self.plain(s) for s in self.tree.body) if s is not None]
        self.classes = {s.name: s for s in self.body if isinstance(s, ast.ClassDef)}
        self.known_needs: dict[str, tuple[set[str], set[str]]] = {}
        self.known_reads: dict[int, tuple[set[str], set[str]]] = {}
        self.name_modules()

    def plain(self, stmt: ast.stmt) -> ast.stmt | None:
        """A module that CPython imports afresh, with or without its C, is the module."""
        match stmt:
            case ast.If(test=ast.Compare(left=ast.Name(id="__name__"))) | ast.Expr(value=ast.Constant()):
                return None
            case ast.Assign(
                targets=[ast.Name(id=name)], value=ast.Call(func=func, args=[ast.Constant(value=str(module)), *_])
            ) if ast.unparse(func).endswith(("import_fresh_module", "import_module")):
                return ast.copy_location(ast.Import([ast.alias(module, name)]), stmt)
        return stmt

    def name_modules(self) -> None:
        """`module = py_bisect` in a class: `self.module` is that module, in the classes above too; so are classes."""
        known = {n for s in self.body if isinstance(s, ast.Import | ast.ImportFrom) for n in bound(s)}
        known |= {*self.classes, *BUILTIN_CLASSES}
        for cls in self.classes.values():
            for stmt in cls.body:
                match stmt:
                    case ast.Assign(targets=[ast.Name(id=attribute)], value=ast.Name(id=value)) if value in known:
                        for owner in self.bases(cls) if attribute[0] != "_" else []:
                            replace_attribute(owner, attribute, value)
                            if value == "str":
                                TextChecks().visit(owner)

    # Which tests there are

    def bases(self, cls: ast.ClassDef) -> list[ast.ClassDef]:
        """The classes of the module below which a class stands, itself first."""
        found = [cls]
        for base in cls.bases:
            known = self.classes.get(ast.unparse(base))
            if known is not None and known is not cls:
                found += [b for b in self.bases(known) if b not in found]
        return found

    def is_case(self, cls: ast.ClassDef) -> bool:
        return any(ast.unparse(b).endswith("TestCase") for c in self.bases(cls) for b in c.bases)

    def is_shared(self, cls: ast.ClassDef) -> bool:
        return cls.name.partition("__")[0] in SHARED

    def methods(self) -> list[str]:
        """Each test once: by the first class that has it, and not again by one that only names another base."""
        found: dict[tuple[str, str], str] = {}
        for cls in self.classes.values():
            if not self.is_case(cls) or self.is_left_out(cls) or self.is_shared(cls):
                continue
            for owner in self.bases(cls):
                if self.is_left_out(owner):
                    continue
                for stmt in owner.body:
                    if isinstance(stmt, ast.FunctionDef) and stmt.name.startswith("test"):
                        if not self.is_left_out(stmt):
                            found.setdefault((owner.name, stmt.name), f"{cls.name}.{stmt.name}")
        return list(dict.fromkeys(found.values()))

    def is_left_out(self, node: ast.ClassDef | ast.FunctionDef) -> bool:
        return any(LEAVES_OUT.search(ast.unparse(d)) for d in node.decorator_list)

    # The program

    def program(self, names: list[str]) -> Program:
        wanted: dict[str, set[str]] = {}
        for name in names:
            cls, _, method = name.partition(".")
            for owner in self.bases(self.classes[cls]):
                wanted.setdefault(owner.name, set()).add(method)
        kept: dict[int, ast.stmt] = {}
        needed = {"unittest", *wanted}
        attributes: set[str] = set()
        while True:
            before = (len(kept), len(needed), len(attributes))
            for at, stmt in enumerate(self.body):
                if isinstance(stmt, ast.ClassDef) and stmt.name in wanted:
                    stmt = self.pruned(stmt, wanted[stmt.name], attributes)
                elif at in kept or not (bound(stmt) & needed or self.is_call_of(stmt, needed)):
                    continue
                kept[at] = stmt
                needed |= names_in(stmt)
                attributes |= attributes_in(stmt)
            if before == (len(kept), len(needed), len(attributes)):
                break
        body = [self.imports(kept[at], needed) for at in sorted(kept)]
        text = ast.unparse(ast.Module([s for s in body if s is not None], []))
        if "import unittest" not in text:
            text = f"import unittest\n{text}"
        found = {name: self.needs(name) for name in names}
        needs = {name: read for name, (read, _) in found.items()}
        used = {name: attributes for name, (_, attributes) in found.items()}
        whole = f"{text}\n{RUNNER}\n{''.join(map(runner, range(len(names)), names))}"
        return Program(names, whole, needs, used)

    def needs(self, name: str) -> tuple[set[str], set[str]]:
        """The names of the module that a method reads, directly or not, and the attributes."""
        if name not in self.known_needs:
            cls, _, method = name.partition(".")
            read: set[str] = {cls}
            attributes: set[str] = {method} | FIXTURES
            todo: list[ast.AST] = []
            seen: set[int] = set()
            while True:
                for owner in self.bases(self.classes[cls]):
                    todo += [s for s in owner.body if bound(s) & attributes]
                    todo += [*owner.bases, *owner.decorator_list]
                todo += [s for s, names in self.binders if names & read and s is not self.classes[cls]]
                todo = [n for n in todo if id(n) not in seen]
                if not todo:
                    break
                for node in todo:
                    seen.add(id(node))
                    own = self.read_by(node)
                    # A test class among the bases is taken by its methods, not as a whole.
                    read |= own[0]
                    attributes |= own[1]
                todo = []
            self.known_needs[name] = (read, attributes)
        return self.known_needs[name]

    @cached_property
    def binders(self) -> list[tuple[ast.stmt, set[str]]]:
        tests = {id(c) for c in self.classes.values() if self.is_case(c)}
        mixed = {id(b) for c in self.classes.values() if self.is_case(c) for b in self.bases(c)}
        return [(s, bound(s)) for s in self.body if id(s) not in tests | mixed]

    def read_by(self, node: ast.AST) -> tuple[set[str], set[str]]:
        if id(node) not in self.known_reads:
            self.known_reads[id(node)] = (names_in(node), attributes_in(node))
        return self.known_reads[id(node)]

    def lacking(self, name: str, has: Callable[[str], bool]) -> str:
        """What a method needs of `test` that there is no stand-in for."""
        read, _attributes = self.needs(name)
        for stmt in self.body:
            if isinstance(stmt, ast.Import | ast.ImportFrom):
                for alias in stmt.names:
                    local = alias.asname or alias.name.partition(".")[0]
                    whole = f"{stmt.module}.{alias.name}" if isinstance(stmt, ast.ImportFrom) else alias.name
                    if local in read and whole.startswith("test") and not has(whole):
                        return whole
                    if local == "support" and local in read:
                        for node in (n for s in self.parts_of(name) for n in ast.walk(s)):
                            if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "support":
                                if not has(f"test.support.{node.attr}"):
                                    return f"test.support.{node.attr}"
        return ""

    def parts_of(self, name: str) -> list[ast.stmt]:
        cls, _, method = name.partition(".")
        owners = self.bases(self.classes[cls])
        return [s for owner in owners for s in owner.body if bound(s) & ({method} | FIXTURES)]

    def is_call_of(self, stmt: ast.stmt, needed: set[str]) -> bool:
        """`Sequence.register(Mine)` belongs to `Mine`."""
        if not (isinstance(stmt, ast.Expr) and isinstance(stmt.value, ast.Call)):
            return False
        own = names_in(stmt) & set(self.classes)
        return bool(own) and own <= needed

    def imports(self, stmt: ast.stmt, needed: set[str]) -> ast.stmt | None:
        if not isinstance(stmt, ast.Import | ast.ImportFrom):
            return stmt
        kept = [a for a in stmt.names if a.name == "*" or (a.asname or a.name.partition(".")[0]) in needed]
        made = copy.copy(stmt)
        made.names = kept
        return made if kept else None

    def pruned(self, cls: ast.ClassDef, tests: set[str], attributes: set[str]) -> ast.ClassDef:
        body: list[ast.stmt] = []
        for stmt in cls.body:
            names = bound(stmt)
            is_test = isinstance(stmt, ast.FunctionDef) and stmt.name.startswith("test") and stmt.name not in attributes
            if is_test:
                keep = bool(names & tests)
            else:
                keep = bool(names & (FIXTURES | attributes)) or any(n.startswith("__") for n in names)
            if keep:
                made = copy.copy(stmt)
                if isinstance(made, ast.FunctionDef):
                    made.decorator_list = [d for d in made.decorator_list if not SILENT.search(ast.unparse(d))]
                body.append(made)
        made_class = copy.copy(cls)
        made_class.body = body or [ast.Pass()]
        made_class.decorator_list = [d for d in cls.decorator_list if not SILENT.search(ast.unparse(d))]
        return made_class


def runner(index: int, name: str) -> str:
    cls, _, method = name.partition(".")
    return f"""
def _run_{index}():
    {cls}.setUpClass()
    case = {cls}({method!r})
    case.setUp()
    try:
        case.{method}()
    finally:
        case.tearDown()
        case.doCleanups()

_attempt({index}, {name!r}, _run_{index})
"""
