"""The whole-program inference: from the entry point along the calls, until nothing new flows."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ferrule.diagnostics import CODES
from ferrule.infer import wrappers
from ferrule.infer.expand import Imports
from ferrule.infer.importing import Failure
from ferrule.infer.initialised import initialised
from ferrule.infer.meetings import Meetings
from ferrule.infer.model import (
    Atom,
    ClassA,
    ClassInfo,
    ConA,
    ExcA,
    ExcClassA,
    FuncA,
    FuncInfo,
    FuncInst,
    InstA,
    ModuleA,
    RowsA,
    TableClassA,
    TupA,
    Var,
)
from ferrule.infer.naming import DynamicAccess, name_group
from ferrule.infer.rows import KWSTAR, Arguments, RowCall
from ferrule.infer.scopes import FunctionNode, Scope, Web, descendants
from ferrule.infer.solver import Solver
from ferrule.infer.stops import CODE, Stops
from ferrule.infer.strings import Strings
from ferrule.knowledge import ConstRow, Knowledge, Row, TableClass, TypeExpr
from ferrule.knowledge.asking import instance_has
from ferrule.knowledge.exceptions import BUILTIN_EXCEPTIONS, SECOND_NAMES
from ferrule.load import Module, Program
from ferrule.load.nodes import subtree

if TYPE_CHECKING:
    from ferrule.infer.statements import Walker

MAX_GROUPS = 60  # higher-order functions that call each other in a circle end in one group
# The methods that the runtime calls by itself, with what it passes besides the receiver.
PROTOCOL: dict[str, tuple[str, ...]] = {
    "__repr__": (),
    "__str__": (),
    "__eq__": ("self",),
    "__hash__": (),
    "__lt__": ("self",),
    "__le__": ("self",),
    "__gt__": ("self",),
    "__ge__": ("self",),
    "__len__": (),
    "__bool__": (),
    "__format__": ("str",),
    "__plain_json__": (),
    "__copy__": (),
    "__plain_number__": (),
    **{f"__answers_{name}__": ("self",) for name in ("eq", "lt", "le", "gt", "ge")},
}


@dataclass
class Problem:
    """Something that keeps a unit from being native, with its place."""

    code: str
    module: str
    node: ast.AST
    message: str
    help: str = ""


@dataclass
class Engine:
    """All state of one analysis."""

    program: Program
    knowledge: Knowledge
    scopes: dict[str, Scope]  # by module
    imports: Imports
    solver: Solver = field(default_factory=Solver)
    module_insts: dict[str, FuncInst] = field(default_factory=dict)
    globals: dict[tuple[str, str], Var] = field(default_factory=dict)
    classes: dict[ast.ClassDef, ClassInfo] = field(default_factory=dict)
    functions: dict[ast.AST, FuncInfo] = field(default_factory=dict)
    function_scopes: dict[ast.AST, Scope] = field(default_factory=dict)
    instances: dict[tuple[FuncInfo, FuncInst | None, str], FuncInst] = field(default_factory=dict)
    sites: dict[tuple[object, ...], Atom] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    reported: set[tuple[str, int, str]] = field(default_factory=set)
    stops: Stops = field(init=False)

    def __post_init__(self) -> None:
        self.stops = Stops(self.program, self.knowledge)

    default_vars: dict[ast.AST, dict[str, Var]] = field(default_factory=dict)
    exc_args: Var = field(default_factory=lambda: Var("arguments of exceptions"))
    keys: Var = field(default_factory=lambda: Var("keys of dicts"))  # what a KeyError may be made of
    stop_values: Var = field(default_factory=lambda: Var("values of StopIteration"))
    exceptions: list[Atom] = field(default_factory=list)
    exception_listeners: list[Callable[[Atom], None]] = field(default_factory=list)
    class_attr_written: set[tuple[ClassInfo, str]] = field(default_factory=set)
    fields_written: set[tuple[ClassInfo, str]] = field(default_factory=set)
    fields_read: dict[tuple[ClassInfo, str], None] = field(default_factory=dict)
    initialised_fields: dict[ClassInfo, dict[str, None]] = field(default_factory=dict)
    guarded: set[ast.AST] = field(default_factory=set)  # what is inside a `try` with handlers, or in a lambda
    failing_imports: dict[ast.AST, Failure] = field(default_factory=dict)  # import statements that raise
    not_imported: set[ast.AST] = field(default_factory=set)  # the names that a failing import does not come to
    wanted: set[tuple[str, int, int]] = field(default_factory=set)  # imports to load: a function with one is called
    callees: dict[ast.AST, Var] = field(default_factory=dict)  # what each call calls
    partly_known: set[ClassInfo] = field(default_factory=set)  # something in their bodies was refused
    wrong_calls: list[tuple[str, ast.AST, str]] = field(default_factory=list)
    library_reads: list[tuple[ClassInfo, str, str, ast.AST]] = field(default_factory=list)
    """Reads of attributes, of instances below classes of the library's Python text, that no class there defines."""
    fields_deleted: set[tuple[ClassInfo, str]] = field(default_factory=set)
    keyword_vars: dict[tuple[FuncInst, str], Var] = field(default_factory=dict)
    tuple_lengths: dict[tuple[FuncInst, ast.AST], set[int]] = field(default_factory=dict)
    calls: list[tuple[FuncInfo, tuple[str, ast.AST, str], dict[str, Var]]] = field(default_factory=list)
    type_groups: dict[tuple[str, ast.AST, str], str] = field(default_factory=dict)  # chosen by `specialise`
    higher_order: dict[FuncInfo, bool] = field(default_factory=dict)
    union_vars: dict[str, Var] = field(default_factory=dict)
    open_calls: list[RowCall | DynamicAccess] = field(default_factory=list)
    groups: dict[tuple[FuncInfo, ast.AST, str], str] = field(default_factory=dict)

    type_aliases: dict[str, tuple[str, ast.expr]] = field(default_factory=dict)  # full name: its module, the form

    def initialised(self, cls: ClassInfo) -> dict[str, None]:
        """The attributes that every instance has from its constructor on."""
        if cls not in self.initialised_fields:
            self.initialised_fields[cls] = initialised(cls)
        return self.initialised_fields[cls]

    @cached_property
    def strings(self) -> Strings:
        found = Strings()
        for module in self.program.modules.values():
            found.read(module.tree)
        return found

    @cached_property
    def assigned_attributes(self) -> set[str]:
        """The attributes that some line of the program assigns, of whatever object."""
        found: set[str] = set()
        for module in self.program.modules.values():
            for node in subtree(module.tree):
                match node:
                    case ast.Attribute(attr=name, ctx=ast.Store()):
                        found.add(name)
                    case ast.Call(func=ast.Name(id="setattr"), args=[_, ast.Constant(value=str(name)), _]):
                        found.add(name)
        return found

    @cached_property
    def uncovered_names(self) -> set[str]:
        """The variables, of whatever module, that hold a module that nothing is known about, or a name of one."""
        uncovered = self.program.uncovered
        return {
            local
            for names in self.imports.values()
            for local, origins in names.items()
            if any(origin in uncovered or origin.rpartition(".")[0] in uncovered for origin in origins)
        }

    @cached_property
    def meetings(self) -> Meetings:
        return Meetings(self)

    # Interned atoms

    def site(self, key: tuple[object, ...], make) -> Atom:  # type: ignore[no-untyped-def]
        """The atom of an allocation site: made once."""
        if key not in self.sites:
            self.sites[key] = make()
        return self.sites[key]

    def con(self, name: str) -> Atom:
        return self.site(("con", name), lambda: ConA(name))

    def new(self, name: str, *key: object) -> ConA:
        """A value of a table class with parameters, allocated at the place that `key` names."""
        params = self.knowledge.classes[name].params if name in self.knowledge.classes else ()
        if not params:
            return self.con(name)  # type: ignore[return-value]
        atom = self.site(("new", name, *key), lambda: ConA(name, {p: Var(f"{name}.{p}") for p in params}))
        assert isinstance(atom, ConA)
        if "K" in params:
            self.solver.flow(atom.params["K"], self.keys)
        return atom

    def tuple_of(self, count: int, *key: object) -> TupA:
        atom = self.site(("tuple", count, *key), lambda: TupA([Var(f"item{i}") for i in range(count)]))
        assert isinstance(atom, TupA)
        return atom

    def instance_of(self, cls: ClassInfo) -> Atom:
        return self.site(("inst", cls), lambda: InstA(cls))

    def class_atom(self, cls: ClassInfo) -> Atom:
        return self.site(("class", cls), lambda: ClassA(cls))

    def table_class(self, cls: TableClass) -> Atom:
        return self.site(("table", cls), lambda: TableClassA(cls))

    def plain_class(self, name: str) -> Atom:
        """The type of functions or of methods: a class that has a name and nothing else."""
        return self.site(("plain", name), lambda: TableClassA(TableClass(name, (), "()")))

    def class_of_tables(self, cls: TableClass) -> Atom:
        """The atom of a class of the tables, which may be an exception class."""
        return self.exc_class(cls.name) if cls.name in BUILTIN_EXCEPTIONS else self.table_class(cls)

    def exc(self, name: str) -> Atom:
        return self.site(("exc", name), lambda: ExcA(name))

    def exc_class(self, name: str) -> Atom:
        return self.site(("excclass", name), lambda: ExcClassA(name))

    def function(self, info: FuncInfo, outer: FuncInst | None) -> FuncA:
        atom = self.site(("func", info, outer), lambda: FuncA(info, outer))
        assert isinstance(atom, FuncA)
        return atom

    def rows(self, name: str, rows: list, receiver: Atom | None = None) -> Atom:  # type: ignore[type-arg]
        return self.site(("rows", name, id(rows), receiver), lambda: RowsA(name, rows, receiver))

    def module_atom(self, name: str) -> Atom:
        return self.site(("module", name), lambda: ModuleA(name))

    # Variables

    def global_var(self, module: str, name: str) -> Var:
        return self.globals.setdefault((module, name), Var(f"{module}.{name}"))

    def web_var(self, inst: FuncInst, web: Web) -> Var:
        key = f"{web.name}#{web.ident}"
        return inst.locals.setdefault(key, Var(key))

    def field_var(self, cls: ClassInfo, name: str) -> Var:
        """The variable of an instance attribute; all classes of a family of exceptions share one."""
        owner = cls
        if cls.is_exception:
            owner = [c for c in cls.mro if c.is_exception][-1]
        return owner.fields.setdefault(name, Var(f"{cls.name}.{name}"))

    # Instances of functions

    def instance(self, info: FuncInfo, outer: FuncInst | None, group: str = "") -> FuncInst:
        key = (info, outer, group)
        if key not in self.instances:
            suffix = f"@{group}" if group else ""
            inst = FuncInst(info, outer, group, f"{info.key}{suffix}" + (f"<{outer.key}>" if outer else ""))
            self.instances[key] = inst
            from ferrule.infer.statements import Walker

            Walker(self, inst, self.function_scopes[info.node], info.module).run_function()
        return self.instances[key]

    # Functions

    def wrapped(self, atom: FuncA) -> Var | None:
        """What `functools.wraps` gave the function the name of."""
        node = self.wraps_argument(atom.func)
        home = atom.outer or self.module_insts[atom.func.module]
        return home.nodes.get(node) if node is not None else None

    def wraps_argument(self, info: FuncInfo) -> ast.expr | None:
        for decorator in getattr(info.node, "decorator_list", []):
            if isinstance(decorator, ast.Call) and len(decorator.args) == 1:
                head, dot, rest = ast.unparse(decorator.func).partition(".")
                name = self.origin(info.module, head) + dot + rest
                if name in wrappers.NAMING or (info.module, name) == ("functools", "wraps"):
                    return decorator.args[0]
        return None

    def scope_of(self, inst: FuncInst) -> Scope:
        return self.function_scopes[inst.func.node]

    def has_captures(self, node: ast.AST) -> bool:
        """Whether a function needs anything of the function or comprehension around it."""
        scope = self.function_scopes[node]
        return bool(scope.captures) or scope.keeps_defaults or any(outer.is_function for outer in ancestors(scope))

    def keeps_defaults(self, node: ast.AST) -> bool:
        """Whether the defaults are evaluated for each function object: its definition may run more than once."""
        return self.function_scopes[node].keeps_defaults

    def group_for(self, info: FuncInfo, call: ast.AST, caller: FuncInst) -> str:
        """The group of callers that this call belongs to, when the function is specialised."""
        return chosen(self.switches(info), info, call) + self.caller_group(info, call, caller)

    def switches(self, info: FuncInfo) -> tuple[str, ...]:
        """The parameters that a function of the library tests as they are: each literal value has its own instance."""
        if info.module not in self.knowledge.sources or info.cls is not None:
            return ()
        names = {a.arg for a in info.args.kwonlyargs}
        tests = [n.test for n in subtree(info.node) if isinstance(n, ast.If | ast.IfExp)]
        return tuple(dict.fromkeys(t.id for t in tests if isinstance(t, ast.Name) and t.id in names))

    def switched(self, inst: FuncInst | None, test: ast.expr) -> bool | None:
        """What the test of a condition always is in this instance, if its callers pass a literal."""
        while isinstance(test, ast.Name) and inst is not None:
            head, found, _ = inst.group.partition(";")
            if found and (value := dict(p.split("=") for p in head.split(",")).get(test.id)) is not None:
                return value == "True"
            inst = inst.outer
        return None

    def caller_group(self, info: FuncInfo, call: ast.AST, caller: FuncInst) -> str:
        if named := name_group(self, info, call, caller):
            return named
        if caller.func is info:
            return caller.group.partition("*")[0].rpartition(";")[2]  # a recursive call stays in its instance
        if not self.is_higher_order(info):
            return self.type_groups.get((info.key, call, caller.group), "")
        key = (info, call, caller.key)
        if key not in self.groups:
            known = len([k for k in self.groups if k[0] is info])
            self.groups[key] = f"{min(known, MAX_GROUPS) + 1}"
        return self.groups[key]

    def keyword_owner(self, inst: FuncInst, scope: Scope, name: str) -> FuncInst | None:
        """The function instance whose `**name` a name is: this one, or one around it."""
        owner = scope.owner_of(name) if name in scope.captures else scope
        found: FuncInst | None = inst
        while found is not None and self.scope_of(found) is not owner:
            found = found.outer
        node = found.func.node if found is not None else None
        if not isinstance(node, FunctionNode) or node.args.kwarg is None or node.args.kwarg.arg != name:
            return None
        if KWSTAR in found.group.partition("**")[2].split(","):  # type: ignore[union-attr]
            return None  # some caller passes keywords that only the run knows
        return None if changes_dict(node, name) else found

    def python_row(self, row: Row) -> FuncA:
        """The function of the knowledge's Python text that a row stands for."""
        self.run_module(row.source)
        found = self.static_global(row.source, row.name)
        assert isinstance(found, FuncA)
        return found

    def is_higher_order(self, info: FuncInfo) -> bool:
        """Whether a function calls one of its parameters: each of its callers then has its own instance."""
        if info.module in self.knowledge.sources and info.module.startswith("_") and info.cls is None:
            return True  # the Python text of a builtin: each call has types of its own
        if info not in self.higher_order:
            names = {a.arg for a in [*info.args.posonlyargs, *info.args.args, *info.args.kwonlyargs]}
            names -= {info.param_names[0]} if info.cls is not None and info.param_names else set()
            self.higher_order[info] = (
                any(
                    isinstance(n, ast.Call) and isinstance(n.func, ast.Name) and n.func.id in names
                    for n in subtree(info.node)
                )
                and info.cls is None
            )
        return self.higher_order[info]

    def defaults_of(self, walker: Walker, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> None:
        """Evaluates the defaults of a function where it is defined, once for all calls."""
        a = node.args
        positional = a.posonlyargs + a.args
        found = self.default_vars.setdefault(node, {})
        pairs = list(zip(positional[len(positional) - len(a.defaults) :], a.defaults, strict=True))
        pairs += [(p, d) for p, d in zip(a.kwonlyargs, a.kw_defaults, strict=True) if d is not None]
        for param, default in pairs:
            var = found.setdefault(param.arg, Var(f"default {param.arg}"))
            self.solver.flow(walker.expr(default), var)

    def defaults(self, inst: FuncInst) -> dict[str, Var]:
        """The variables of the defaults. A call may be analysed before the definition: then they are filled later."""
        node = inst.func.node
        found = self.default_vars.setdefault(node, {})
        a = node.args
        positional = a.posonlyargs + a.args
        names = [p.arg for p in positional[len(positional) - len(a.defaults) :]]
        names += [p.arg for p, d in zip(a.kwonlyargs, a.kw_defaults, strict=True) if d is not None]
        for name in names:
            found.setdefault(name, Var(f"default {name}"))
        return found

    def keyword_var(self, inst: FuncInst, name: str) -> Var:
        return self.keyword_vars.setdefault((inst, name), Var(name))

    def group_keywords(self, inst: FuncInst) -> list[str]:
        _, found, names = inst.group.partition("**")
        return [n for n in names.split(",") if n not in ("", KWSTAR)] if found else []

    # Classes

    def metaclass(self, cls: ClassInfo) -> ClassInfo | None:
        """The metaclass of a class, if it is one of the program that was written out."""
        return self.classes.get(getattr(cls.node, "metaclass", None))  # type: ignore[arg-type]

    def mark_instantiated(self, cls: ClassInfo) -> None:
        """The protocol methods of a class with instances may run from anywhere: containers, `print`, sorting."""
        if cls.instantiated:
            return
        cls.instantiated = True
        atom = self.instance_of(cls)
        if cls.is_exception:
            self.exceptions.append(atom)
            for listener in list(self.exception_listeners):
                listener(atom)
        walker = self.module_walker(cls.module)
        for name, others in PROTOCOL.items():
            if (method := cls.lookup(name)) is not None and method.kind == "method":
                given = {"self": walker.atom_var(atom), "str": walker.of(self.con("str"))}
                if cls.is_exception:
                    self.solver.add(given["self"], self.exc("BaseException"))  # any other may stand beside it
                args = Arguments(cls.node, [given[other] for other in others])
                walker.call_function(self.function(method, cls.outer), args, Var(name), receiver=atom)

    def on_exception_class(self, listener: Callable[[Atom], None]) -> None:
        self.exception_listeners.append(listener)
        for atom in list(self.exceptions):
            listener(atom)

    def field_written(self, cls: ClassInfo, name: str) -> bool:
        return any((c, name) in self.fields_written for c in cls.mro)

    def write_field(self, cls: ClassInfo, name: str) -> None:
        self.fields_written.add((cls, name))

    def object_init(self, cls: ClassInfo, receiver: Atom) -> Atom:
        """`super().__init__` where only `object` or a builtin exception is left."""
        name = "BaseException" if cls.is_exception else "object"
        return self.rows("__init__", self.knowledge.methods(name, "__init__"), receiver)

    def match_args(self, cls: ClassInfo) -> list[str]:
        for owner in cls.mro:
            for stmt in owner.node.body:
                match stmt:
                    case ast.Assign(targets=[ast.Name(id="__match_args__")], value=ast.Tuple(elts=elts)):
                        return [str(e.value) for e in elts if isinstance(e, ast.Constant)]
        return []

    # Modules and names

    def module_walker(self, name: str) -> Walker:
        from ferrule.infer.statements import Walker

        return Walker(self, self.module_insts[name], self.scopes[name], name)

    def import_module(self, name: str, walker: Walker, node: ast.AST) -> None:
        """Runs the body of a module of the program, and of the packages around it, at the first import."""
        for module in self.run_by_import(name):
            self.run_module(module)

    def run_by_import(self, name: str) -> list[str]:
        """The modules that `import name` runs: the packages around it, and of a mapped package its Python text."""
        parts = name.split(".")
        found = [".".join(parts[:end]) for end in range(1, len(parts) + 1)]
        if parts[0] in self.knowledge.modules:
            inside = [m for m in self.program.modules if m.startswith(f"{parts[0]}.") and m in self.knowledge.sources]
            found += [m for m in inside if m not in found]
        return found

    def run_module(self, name: str) -> None:
        if name not in self.program.modules or name in self.module_insts:
            return
        tree = self.program.modules[name].tree
        info = FuncInfo("<module>", f"{name}.<module>", tree, name)  # type: ignore[arg-type]
        self.module_insts[name] = FuncInst(info, None, "", info.key)
        self.function_scopes[tree] = self.scopes[name]
        self.module_walker(name).run_module(tree)

    def all_scopes(self, module: str) -> list[Scope]:
        return [self.scopes[module], *descendants(self.scopes[module])]

    def builtin(self, name: str) -> Atom | None:
        if name in BUILTIN_EXCEPTIONS:
            return self.exc_class(SECOND_NAMES.get(name, name))
        table = self.knowledge.modules.get("builtins")
        if table is None:
            return None
        if name in table.classes:
            return self.table_class(table.classes[name])
        if name in table.functions:
            return self.rows(name, table.functions[name])
        if name == "NotImplemented":
            return self.con("NotImplemented")
        return None

    def union_var(self, cls: TableClass, call: RowCall) -> Var:
        """What a class of the tables stands for whose values are of several types: one variable for the whole program.

        The class may contain itself, so the variable exists before its members do.
        """
        if cls.name not in self.union_vars:
            var = self.union_vars[cls.name] = Var(cls.name)
            for i, member in enumerate(cls.union):
                call.pour(member, {}, ("union", cls.name, i), var)
            for atom in list(var.atoms):
                for param in atom.params.values() if isinstance(atom, ConA) else ():
                    if param in [target for target, _ in var.succs]:
                        self.solver.flow(param, var)  # what is put into a part of it later belongs to it too
        return self.union_vars[cls.name]

    def static_global(self, module: str, name: str) -> Atom | None:
        """What a module-level name denotes when it is bound once, to a class or module."""
        if name not in self.scopes[module].bound:
            return self.builtin(name)
        found = list(self.global_var(module, name).atoms)
        if len(found) == 1:
            return found[0]
        cls = next((c for c in self.classes.values() if c.module == module and c.name == name), None)
        return self.class_atom(cls) if cls is not None else None

    def static_attribute(self, module: str, name: str) -> Atom | None:
        full = f"{module}.{name}"
        if module in self.program.modules and name in self.scopes[module].bound:
            return self.static_global(module, name)
        if full in self.program.modules or full in self.knowledge.modules:
            return self.module_atom(full)
        if (cls := self.knowledge.classes.get(full)) is not None:
            return self.class_of_tables(cls)
        return None

    def origin(self, module: str, name: str) -> str:
        """The full name of an imported name: `wraps` after `from functools import wraps` is `functools.wraps`."""
        for node in self.imports.get(module, {}).get(name, []):
            return node
        return name

    def table_attribute(self, module: str, name: str, walker: Walker) -> Var | None:
        table = self.knowledge.modules.get(module)
        if table is None:
            return None
        if name in table.functions:
            return walker.of(self.rows(name, table.functions[name]))
        if name in table.classes:
            return walker.of(self.class_of_tables(table.classes[name]))
        if name in table.consts:
            return self.const_var(table.consts[name], walker)
        if f"{module}.{name}" in self.knowledge.modules:
            return walker.of(self.module_atom(f"{module}.{name}"))
        if module == "builtins":
            atom = self.builtin(name)
            return walker.of(atom) if atom else None
        return None

    def const_var(self, const: ConstRow, walker: Walker) -> Var:
        var = Var(const.name)
        call = RowCall(walker, [], None, Arguments(ast.Pass()), var)
        for item in call.produce(const.type, {}, (const,)):
            if isinstance(item, Var):
                self.solver.flow(item, var)
            else:
                self.solver.add(var, item)
        return var

    def iter_pattern(self, name: str) -> tuple[str, TypeExpr] | None:
        """What iterating a table class yields, and the class that says so."""
        cls = self.knowledge.classes.get(name)
        if cls is None:
            return None
        if cls.iter is not None:
            return name, cls.iter
        return next((found for base in cls.bases if (found := self.iter_pattern(base.name))), None)

    # Problems

    def report_wrong_calls(self) -> None:
        """A call that fits none of what it may call; where it fits another, only the run tells."""
        for module, node, message in self.wrong_calls:
            callee = self.callees.get(node)
            classes = [a.cls for a in callee.atoms if isinstance(a, ClassA)] if callee is not None else []
            if any(not self.partly_known.isdisjoint(cls.mro) for cls in classes):
                continue  # a base class that was refused may take these arguments
            if callee is None or len(callee.atoms) <= 1:
                self.report("FER0202", module, node, message, "every call of it raises TypeError")

    def report_lacking(self) -> None:
        """What instances of CPython's class have and those of the library's Python text do not."""
        for cls, name, module, node in self.library_reads:
            if name.startswith("__") or any(self.field_var(c, name).atoms for c in cls.mro):
                continue
            for owner in cls.mro:
                if owner.module in self.knowledge.sources and instance_has(owner.module, owner.name, name):
                    what = f"`{owner.module}.{owner.name}.{name}` is not covered yet"
                    self.report("FER0404", module, node, what, "LIMITS.md lists what is")
                    break

    def report_decorated(self) -> None:
        """What a decorator made of a method is called with the receiver, as CPython does with functions alone."""
        for cls in self.classes.values():
            for method in cls.methods.values():
                made = cls.attrs.get(getattr(method.node, "decorated_as", ""))
                if made is not None and any(not isinstance(atom, FuncA) for atom in made.atoms):
                    what = "a decorator of a method that does not give back a function is not supported yet"
                    self.report("FER0314", method.module, method.node, what)

    def report(self, code: str, module: str, node: ast.AST, message: str, help: str = "") -> None:
        key = (module, id(node), code)
        if key not in self.reported:
            self.reported.add(key)
            if CODES[code].severity == "error" and self.stops.add(code, module, node, message):
                code, message, help = CODE, f"{message} ({code})", "the program ends if it comes here"
            self.problems.append(Problem(code, module, node, message, help))

    @property
    def is_refused(self) -> bool:
        """Whether a problem so far keeps the program from being translated."""
        return bool(self.program.problems) or any(CODES[p.code].severity == "error" for p in self.problems)

    def module(self, name: str) -> Module:
        return self.program.modules[name]


def chosen(switches: tuple[str, ...], info: FuncInfo, call: ast.AST) -> str:
    """The literal values that a call gives to the switches of a function, as the first part of its group."""
    defaults = {p.arg: d for p, d in zip(info.args.kwonlyargs, info.args.kw_defaults, strict=True)}
    given = {k.arg: k.value for k in call.keywords} if isinstance(call, ast.Call) else {}
    values = {name: given.get(name, defaults.get(name)) for name in switches}
    literal = [
        (n, bool(v.value)) for n, v in values.items() if isinstance(v, ast.Constant) and isinstance(v.value, bool)
    ]
    return ",".join(f"{name}={value}" for name, value in literal) + ";" if literal else ""


def changes_dict(function: ast.AST, name: str) -> bool:
    """Whether the function assigns or changes its `**name`, so that passing it on is not passing what came in."""
    for node in subtree(function):
        match node:
            case ast.Name(id=found, ctx=ast.Store() | ast.Del()) if found == name:
                return True
            case ast.Subscript(value=ast.Name(id=found), ctx=ast.Store() | ast.Del()) if found == name:
                return True
            case ast.Attribute(value=ast.Name(id=found), attr=attr) if found == name:
                if attr in ("update", "setdefault", "pop", "popitem", "clear"):
                    return True
    return False


def ancestors(scope: Scope) -> Iterator[Scope]:
    while scope.parent is not None:
        scope = scope.parent
        yield scope
