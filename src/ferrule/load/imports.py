"""Follows imports from the main module to every file of the program, without running anything.

A name is looked for where CPython would look: built-in modules first, then the folder of the main file, the extra
search folders, the knowledge tables (which stand for the standard library and the mapped packages), site-packages.
"""

from __future__ import annotations

import ast
import re
import sys
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

from ferrule.diagnostics import Diagnostic, FerruleError, Label, Sink, Span, diagnostic, span_of
from ferrule.load import source as reader
from ferrule.load.entry import Entry, function_source
from ferrule.load.model import Module, Program, absolute_name
from ferrule.load.nodes import subtree
from ferrule.load.settled import settle
from ferrule.load.static import STREAMS, STREAMS_TEXT, FoundImport, assigned_streams, bound_names, imports

BUILTINS_TEXT = "_builtins"
_ALWAYS = {"__future__", "__main__"}
# Importing these writes, opens a browser or changes what the program reads.
_ACTING = {
    "this",
    "antigravity",
    "__hello__",
    "__phello__",
    "turtledemo",
    "idlelib",
    "lib2to3",
    "readline",
    "rlcompleter",
}
# CPython has imported these before the program starts, so a user's file of the same name is never found.
_PRELOADED = set(sys.builtin_module_names) | {"abc", "codecs", "encodings", "io", "os", "site", "stat", "zipimport"}


@dataclass(frozen=True)
class _Place:
    path: Path
    is_package: bool
    external: bool


@dataclass
class _Loader:
    root: Path
    search: Sequence[Path]
    known: Callable[[str], bool]
    site: Sequence[Path]
    stdlib: Path | None
    sources: Mapping[str, Path]
    """Modules that come as Python text with the knowledge."""
    go_on: bool = False
    """Whether problems are handed over with the program instead of raised."""
    sink: Sink = field(default_factory=Sink)
    started: dict[str, Module] = field(default_factory=dict)
    finished: dict[str, Module] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)
    uncovered_names: set[str] = field(default_factory=set)
    later: dict[tuple[str, int, int], Callable[[], None]] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    """Modules with an error of their own: nothing is said about the names in them."""
    given_up: set[str] = field(default_factory=set)

    def follow(self, module: Module) -> None:
        """Loads what `module` imports, then counts it as finished: dependencies come first."""
        self.started[module.name] = module
        settle(module.tree, "" if module.is_main else module.name, self.is_quiet_library)
        for found in imports(module.tree):
            if found.inner and not self.is_at_hand(module, found.node):
                place = (module.name, found.node.lineno, found.node.col_offset)
                self.later[place] = partial(self.follow_import, module, found)
            else:
                self.follow_import(module, found)
        self.follow_parts(module)
        self.follow_texts(module)
        self.follow_builtins(module)
        self.finished[module.name] = module

    def is_quiet_library(self, name: str) -> bool:
        top = name.partition(".")[0]
        return _in_stdlib(name) and top not in _ACTING and not self.is_users(top)

    def follow_import(self, module: Module, found: FoundImport) -> None:
        if isinstance(found.node, ast.Import):
            for alias in found.node.names:
                self.require(alias.name, _alias_span(module, alias), guarded=found.guarded)
        else:
            self.follow_from(module, found.node, guarded=found.guarded)

    def is_at_hand(self, module: Module, node: ast.Import | ast.ImportFrom) -> bool:
        """Whether all that the statement names is the user's own or known from tables."""
        if isinstance(node, ast.ImportFrom):
            names = [absolute_name(module, node) or ""]
            if node.level:
                return not module.external or names[0] in self.started
        else:
            names = [alias.name for alias in node.names]
        return all(name in self.started or self.is_users(name.partition(".")[0]) or self.known(name) for name in names)

    def follow_builtins(self, module: Module) -> None:
        """The Python text of builtin functions, when the module reads one of them by name."""
        if BUILTINS_TEXT not in self.sources or BUILTINS_TEXT in self.started:
            return
        names = self.builtins_text
        wanted = (_calls_text(node, names) or joins_keywords(node) for node in subtree(module.tree))
        if STREAMS_TEXT in self.started or any(wanted):
            self.load(BUILTINS_TEXT, _Place(self.sources[BUILTINS_TEXT], False, True))

    def follow_texts(self, module: Module) -> None:
        """The Python text behind rows of a module (`_os` behind `os`), when one of its functions is named."""
        if STREAMS_TEXT not in self.started and assigned_streams(module.tree) and STREAMS_TEXT in self.sources:
            self.load(STREAMS_TEXT, _Place(self.sources[STREAMS_TEXT], False, True))
        wanted: dict[str, set[str]] = {}
        for found in imports(module.tree):
            names = (
                [alias.name for alias in found.node.names]
                if isinstance(found.node, ast.Import)
                else [absolute_name(module, found.node) or ""]
            )
            for name in names:
                text = f"_{name}"
                if text in self.sources and name not in self.sources and text not in self.started and self.known(name):
                    tree = reader.parse(self.sources[text], reader.read(self.sources[text]))
                    wanted[text] = {s.name for s in tree.body if isinstance(s, ast.FunctionDef)}
        for text, functions in wanted.items():
            for node in subtree(module.tree):
                named = node.attr if isinstance(node, ast.Attribute) else getattr(node, "name", "")
                if isinstance(node, ast.Attribute | ast.alias) and named in functions:
                    self.load(text, _Place(self.sources[text], False, True))
                    _import_first(module.tree, text)
                    break

    @cached_property
    def builtins_text(self) -> set[str]:
        tree = reader.parse(self.sources[BUILTINS_TEXT], reader.read(self.sources[BUILTINS_TEXT]))
        return {stmt.name for stmt in tree.body if isinstance(stmt, ast.FunctionDef)}

    def follow_parts(self, module: Module) -> None:
        """The Python text of a mapped package that the module reads through the package: `pygame.sprite.Group`."""
        packages: dict[str, str] = {}
        for found in imports(module.tree):
            if isinstance(found.node, ast.Import):
                for alias in found.node.names:
                    top = alias.name.partition(".")[0]
                    packages[alias.asname or top] = alias.name if alias.asname else top
        for node in subtree(module.tree):
            match node:
                case ast.Attribute(value=ast.Name(id=local), attr=attr) if local in packages:
                    full = f"{packages[local]}.{attr}"
                    if full in self.sources and self.known(packages[local]):
                        self.require(full, span_of(module, node), guarded=False)

    def follow_from(self, module: Module, node: ast.ImportFrom, *, guarded: bool) -> None:
        span = _from_span(module, node)
        target = absolute_name(module, node)
        if target is None or (node.level and not module.package):
            self.sink.add(_leaves_package(module, span))
            self.given_up.add(target or "")
            return
        if not self.exists(target) and all(self.known(f"{target}.{alias.name}") for alias in node.names):
            return
        if target not in self.sources and not self.is_users(target.partition(".")[0]):
            for alias in node.names:
                if f"{target}.{alias.name}" in self.sources:
                    self.require(f"{target}.{alias.name}", span, guarded=guarded)
        if not self.require(target, span, guarded=guarded):
            return
        owner = self.started.get(target)
        if owner is None or target in self.broken or target in self.sources:
            return
        names = None if any(alias.name == "*" for alias in node.names) else bound_names(owner.tree)
        for alias in node.names:
            self.follow_name(module, owner, alias, names, guarded=guarded)

    def follow_name(
        self, module: Module, owner: Module, alias: ast.alias, names: set[str] | None, *, guarded: bool
    ) -> None:
        """`from owner import alias`: a name that the module binds, or a submodule."""
        if names is not None and alias.name in names and not owner.is_package:
            return
        full = f"{owner.name}.{alias.name}"
        if owner.is_package and (self.find(full) or self.known(full)):
            self.require(full, _alias_span(module, alias), guarded=guarded)
        elif names is None or alias.name in names or _is_module_attribute(alias.name):
            return
        elif guarded:
            self.absent.add(full)
        else:
            self.given_up.add(full)
            self.sink.report(
                "FER0106",
                f"cannot import `{alias.name}` from `{owner.name}`",
                Label(_alias_span(module, alias), f"`{owner.name}` does not define this name"),
                help=_closest(alias.name, names) or f"define it in `{owner.path.name}`",
            )

    def exists(self, name: str) -> bool:
        return name in self.started or self.known(name) or self.find(name) is not None

    def require(self, name: str, span: Span, *, guarded: bool) -> bool:
        """Loads `name` and the packages around it. False when it is missing or not covered, which has been reported."""
        top = name.partition(".")[0]
        if top in _ALWAYS or name in self.started:
            return True
        if not self.is_users(top):
            if name in self.sources:
                self.load(name, _Place(self.sources[name], False, True))
                return True
            if self.known(name):
                return True
            if self.stdlib is None and top in sys.stdlib_module_names:
                return self.uncovered(name, span, guarded=guarded)
        parts = name.split(".")
        for depth in range(1, len(parts) + 1):
            part = ".".join(parts[:depth])
            if part in self.started:
                continue
            place = self.find(part)
            if place is None:
                return self.missing(name, part, span, guarded=guarded)
            if place.path.suffix not in (".py", "") and not place.is_package:
                return self.compiled(name, place.path, span)
            self.load(part, place)
        return True

    def is_users(self, top: str) -> bool:
        """Whether a file of the user stands for this top-level name, before any library of the same name."""
        if top in _PRELOADED:
            return False
        return any(_look(folder, top) is not None for folder in (self.root, *self.search))

    def find(self, name: str) -> _Place | None:
        top, _, _ = name.partition(".")
        if top in _PRELOADED and self.stdlib is None:
            return None
        folders: list[tuple[Path, bool]] = [(folder, False) for folder in (self.root, *self.search)]
        if self.stdlib is not None:
            folders.append((self.stdlib, True))
        folders += [(folder, True) for folder in self.site]
        relative = name.replace(".", "/")
        for folder, external in folders:
            if (found := _look(folder, relative)) is not None:
                path, is_package = found
                return _Place(path, is_package, external)
        return None

    def load(self, name: str, place: _Place) -> None:
        try:
            if place.path.is_dir():  # a namespace package has no file
                module = Module(name, place.path, True, "", ast.Module(body=[], type_ignores=[]), package=name)
            else:
                text = reader.read(place.path)
                tree = reader.parse(place.path, text)
                package = name if place.is_package else name.rpartition(".")[0]
                module = Module(name, place.path, place.is_package, text, tree, reader.comments(text), package=package)
            module.external = place.external
        except FerruleError as error:
            self.sink.extend(error.diagnostics)
            self.broken.add(name)
            self.given_up.add(name)
            module = Module(name, place.path, place.is_package, "", ast.Module(body=[], type_ignores=[]))
        self.follow(module)

    def give(self, program: Program) -> None:
        """Hands over what was loaded. What is loaded later hands over everything again."""
        if not self.go_on:
            self.sink.raise_if_errors()
        main = program.main
        program.modules.clear()
        program.modules |= {name: module for name, module in self.finished.items() if name != main.name}
        program.modules[main.name] = main
        program.absent, program.uncovered = frozenset(self.absent), frozenset(self.uncovered_names | self.given_up)
        program.given_up, program.problems = frozenset(self.given_up), self.sink.errors
        for place, follow in self.later.items():
            program.later[place] = partial(self.give_later, program, place, follow)

    def give_later(self, program: Program, place: tuple[str, int, int], follow: Callable[[], None]) -> None:
        del self.later[place], program.later[place]
        follow()
        self.give(program)

    def missing(self, name: str, part: str, span: Span, *, guarded: bool) -> bool:
        if guarded:
            self.absent.add(part)
            return False
        self.given_up.add(part)
        where = f"under `{self.root}`"
        inside = f" (`{part}` does not exist)" if part != name else ""
        names = {path.stem for path in self.root.glob("*.py")} | {
            path.parent.name for path in self.root.glob("*/__init__.py")
        }
        self.sink.report(
            "FER0103",
            f"module `{name}` not found{inside}",
            Label(span, "no file or folder of this name"),
            notes=(f"looked {where}, in the knowledge tables and in site-packages",),
            help=_closest(name, names) or "install the package, or add its folder to `search` under [tool.ferrule]",
        )
        return False

    def uncovered(self, name: str, span: Span, *, guarded: bool) -> bool:
        if not _in_stdlib(name):
            return self.missing(name, name, span, guarded=guarded)
        if name.partition(".")[0] not in _ACTING:
            # Importing it does nothing that the program could see; a use of it is refused where it is.
            parts = name.split(".")
            wholes = {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
            self.uncovered_names |= {whole for whole in wholes if not self.known(whole)}
            return False
        self.given_up.add(name)
        self.sink.report(
            "FER0401",
            f"module `{name}` of the standard library is not covered yet",
            Label(span, "importing it does something by itself"),
            help="LIMITS.md lists the modules that are covered",
        )
        return False

    def compiled(self, name: str, path: Path, span: Span) -> bool:
        self.given_up.add(name)
        self.sink.report(
            "FER0405",
            f"package `{name}` contains compiled code and has no mapping pack",
            Label(span, "compiled code"),
            notes=(f"found {path}",),
            help="a mapping pack names its types and calls and a Rust crate for them",
        )
        return False


def _look(folder: Path, relative: str) -> tuple[Path, bool] | None:
    """The file or folder of a module, in CPython's order: package, extension, source, namespace package."""
    base = folder / relative
    if (base / "__init__.py").is_file():
        return base / "__init__.py", True
    for suffix in EXTENSION_SUFFIXES:
        if (extension := base.parent / f"{base.name}{suffix}").is_file():
            return extension, False
    if (file := base.parent / f"{base.name}.py").is_file():
        return file, False
    if base.is_dir() and any(base.glob("*.py")):
        return base, True
    return None


def _import_first(tree: ast.Module, name: str) -> None:
    """Lets a module run another before itself, under a name that nobody reads."""
    at = next((i for i, s in enumerate(tree.body) if not isinstance(s, ast.Expr | ast.ImportFrom)), 0)
    made = ast.Import([ast.alias(name, f"{name}__")])
    tree.body.insert(at, ast.fix_missing_locations(ast.copy_location(made, tree.body[at])))


def _calls_text(node: ast.AST, names: set[str]) -> bool:
    """Whether a builtin function is named whose Python text may be needed; of `print` what writes into objects."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print":
        file = next((k.value for k in node.keywords if k.arg == "file"), None)
        return file is not None and not (isinstance(file, ast.Attribute) and file.attr in STREAMS)
    return isinstance(node, ast.Name) and node.id in names and node.id != "print"


def _in_stdlib(name: str) -> bool:
    """Whether CPython has a module of this dotted name, decided by its files only."""
    if name.partition(".")[0] not in sys.stdlib_module_names:
        return False
    stdlib = Path(sysconfig.get_paths()["stdlib"])
    places = (stdlib, stdlib / "lib-dynload")  # some of the names are modules of other systems: `winreg`
    return (
        name in sys.builtin_module_names
        or name == "os.path"
        or any(_look(place, name.replace(".", "/")) is not None for place in places)
    )


def _is_module_attribute(name: str) -> bool:
    return name in ("__name__", "__file__", "__doc__", "__path__", "__package__", "__spec__", "__loader__", "__dict__")


def _closest(name: str, names: set[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(names), 1)
    return f"did you mean `{close[0]}`?" if close else ""


def _alias_span(module: Module, alias: ast.alias) -> Span:
    """The name in an alias, without `as other`."""
    span = span_of(module, alias)
    return Span(span.file, span.line, span.col, span.line, span.col + len(alias.name.encode()))


_FROM = re.compile(rb"from((?:[\s\\]|\\\n)*)((?:\.[\s\\]*)*(?:[^\s\\.]+(?:\s*\.\s*[^\s\\.]+)*)?)")


def _from_span(module: Module, node: ast.ImportFrom) -> Span:
    """The module's name in `from ..name import x`, with its dots."""
    whole = span_of(module, node)
    text = whole.text(module.source).encode()
    match = _FROM.match(text)
    if match is None:
        return whole
    name = match[2].rstrip(b" \t\\\n")
    if node.module is None:
        name = name[: name.rindex(b".") + 1]
    start, stop = match.start(2), match.start(2) + len(name)

    def place(at: int) -> tuple[int, int]:
        newline = text.rfind(b"\n", 0, at)
        return whole.line + text.count(b"\n", 0, at), at - newline - 1 if newline >= 0 else whole.col + at

    (line, col), (end_line, end_col) = place(start), place(stop)
    return Span(whole.file, line, col, end_line, end_col)


def _leaves_package(module: Module, span: Span) -> Diagnostic:
    if not module.package:
        return diagnostic(
            "FER0107",
            "relative import in a file that is not run as part of a package",
            Label(span, "CPython raises ImportError here"),
            help="run the package's folder (it needs a `__main__.py`), or use `--entry package.module:function`",
        )
    return diagnostic(
        "FER0107",
        "relative import beyond the top-level package",
        Label(span, f"`{module.package}` has fewer levels"),
        help="use fewer dots, or an absolute import",
    )


def load(
    entry: Entry,
    *,
    search: Sequence[Path] = (),
    known: Callable[[str], bool],
    site: Sequence[Path] | None = None,
    allow_stdlib_source: bool = False,
    sources: Mapping[str, Path] | None = None,
    go_on: bool = False,
) -> Program:
    paths = sysconfig.get_paths()
    if site is None:
        site = [Path(p) for p in dict.fromkeys((paths["purelib"], paths["platlib"]))]
    stdlib = Path(paths["stdlib"]) if allow_stdlib_source else None
    loader = _Loader(entry.root, search, known, site, stdlib, sources or {}, go_on)
    main = _main_module(entry)
    loader.follow(main)
    if entry.function:
        _check_function(entry, loader.finished, loader.sink)
    program = Program(main, {}, entry.root, entry_point=entry.function)
    loader.give(program)
    return program


def _main_module(entry: Entry) -> Module:
    if entry.text:
        text = entry.text
        path = entry.root / f"<exports of {entry.file.name if entry.file else entry.function}>"
    elif entry.file is None:
        text = function_source(entry.function)
        path = entry.root / f"<entry {entry.function}>"
    else:
        text = reader.read(entry.file)
        path = entry.file
    tree = reader.parse(path, text)
    return Module("__main__", path, False, text, tree, reader.comments(text), is_main=True, package=entry.package)


def _check_function(entry: Entry, modules: dict[str, Module], sink: Sink) -> None:
    name, _, function = entry.function.partition(":")
    if (module := modules.get(name)) is None:
        return
    names = bound_names(module.tree)
    if names is not None and function not in names:
        sink.items[:] = [d for d in sink.items if d.code != "FER0106"]
        sink.report(
            "FER0111",
            f"`{name}` has no function `{function}`",
            Span(str(module.path), 1, 0, 1, 0),
            help=_closest(function, names) or "check `--entry` or the setting `entry`",
        )


def joins_keywords(node: ast.AST) -> bool:
    """`f(**a, **b)`, which some Python text brings together."""
    return isinstance(node, ast.Call) and len([k for k in node.keywords if k.arg is None]) > 1
