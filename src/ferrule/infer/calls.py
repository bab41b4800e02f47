"""Calls: which function a call reaches, and how arguments meet parameters."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from ferrule.infer.builtin_bases import plain_kind
from ferrule.infer.dunders import BUILTIN_DUNDERS, CONVERSIONS, answers_itself, asks_first, class_dunder
from ferrule.infer.importing import is_uncovered
from ferrule.infer.model import (
    Atom,
    BoundA,
    ClassA,
    ClassInfo,
    ConA,
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
from ferrule.infer.rows import KWSTAR, Arguments, RowCall, class_env
from ferrule.knowledge.asking import wrong_count

if TYPE_CHECKING:
    from ferrule.infer.engine import Engine
    from ferrule.knowledge import Row, TableClass


class CallRules:
    """The part of the walker that handles calls."""

    engine: Engine
    inst: FuncInst

    def call_var(self, func: Var, args: Arguments, result: Var) -> None:
        self.engine.callees.setdefault(args.node, func)
        self.engine.solver.listen(func, lambda atom: self.call_atom(atom, args, result))

    def call_atom(self, atom: Atom, args: Arguments, result: Var, *, quiet: bool = False) -> None:
        """Lets a value of this kind be called."""
        match atom:
            case FuncA():
                self.call_function(atom, args, result)
            case BoundA():
                self.call_function(atom.func, args, result, receiver=atom.receiver)
            case ClassA():
                self.instantiate(atom.cls, args, result)
            case ExcClassA():
                self.exception_arguments(args, atom.name)
                self.engine.solver.add(result, self.engine.exc(atom.name))
            case RowsA(name="__init__", receiver=InstA(cls=cls)) if cls.is_exception:
                self.exception_arguments(args, cls.builtin_base)
                self.engine.solver.add(result, self.engine.con("None"))
            case RowsA():
                self.call_rows(atom.name, atom.rows, atom.receiver, args, result, quiet)
            case TableClassA():
                self.construct(atom, args, result, quiet)
            case InstA():
                if (method := atom.cls.lookup("__call__")) is not None:
                    self.call_function(self.engine.function(method, atom.cls.outer), args, result, receiver=atom)
            case ModuleA() if atom.name not in self.engine.knowledge.modules:
                if not is_uncovered(self.engine, atom):  # else the name that is called was refused
                    self.problem("FER0403", args.node, f"`{atom.name}` is not covered yet", "LIMITS.md lists what is")
            case _:
                pass  # calling this raises TypeError at run time

    def exception_arguments(self, args: Arguments, name: str) -> None:
        """What an exception is made of may come back by `args`."""
        for var in [*args.positional, *filter(None, (args.star,))]:
            self.engine.solver.flow(var, self.engine.stop_values if name == "StopIteration" else self.engine.exc_args)

    def call_rows(
        self,
        name: str,
        rows: list[Row],
        receiver: Atom | None,
        args: Arguments,
        result: Var,
        quiet: bool = False,  # type: ignore[type-arg]
    ) -> None:
        if not rows:
            return
        first = args.positional[0] if args.positional else args.star
        if receiver is None and rows[0].first == "self" and rows[0].name != "__init__" and first is not None:
            # `str.upper(text)`: the method of the class, with its receiver as the first argument.
            rest = Arguments(args.node, args.positional[1:], args.keywords, args.star)
            self.engine.solver.listen(
                first,
                lambda atom: self.call_rows(name, rows, self.row_receiver(atom, args.node), rest, result, quiet),
            )
            return
        if receiver is None and asks_first(rows[0].module, name) and args.positional:
            self.call_dunder(name, rows, args, result, quiet)
            return
        self.apply_rows(name, rows, receiver, args, result, quiet)

    def call_dunder(self, name: str, rows: list[Row], args: Arguments, result: Var, quiet: bool) -> None:
        """A builtin that asks objects of the program for a method, and takes everything else by its rows."""
        others = Var(f"{name} of others")
        self.engine.solver.flow(args.positional[0], others, lambda atom: not answers_itself(name, atom))
        plain = replace(args, positional=[others, *args.positional[1:]])
        started: list[bool] = []

        def start(_atom: Atom) -> None:
            if not started:
                started.append(True)
                self.apply_rows(name, rows, None, plain, result, quiet)

        def ask(atom: Atom) -> None:
            if not answers_itself(name, atom):
                return
            names = BUILTIN_DUNDERS[name]
            dunder = class_dunder(atom.cls, names) if isinstance(atom, InstA) else names[0]  # type: ignore[attr-defined]
            if name == "reversed" and not dunder:
                made = self.engine.new("Iterator", self.inst, args.node, atom)
                self.method_atom(atom, "__getitem__", [self.of(self.engine.con("int"))], made.params["T"], args.node)
                self.engine.solver.add(result, made)
                return
            rest = [] if name == "next" else args.positional[1:]
            self.method_atom(atom, dunder, rest, result, args.node)
            for default in args.positional[1:] if name == "next" else []:
                self.engine.solver.flow(default, result)

        self.engine.solver.listen(others, start)
        self.engine.solver.listen(args.positional[0], ask)

    def apply_rows(
        self, name: str, rows: list[Row], receiver: Atom | None, args: Arguments, result: Var, quiet: bool
    ) -> None:
        if not RowCall(self, rows, receiver, args, result).install() and not quiet:  # type: ignore[arg-type]
            kind = receiver.name if isinstance(receiver, ConA) else ""
            if kind and args.star is None and wrong_count(rows[0], kind, len(args.positional), list(args.keywords)):
                return  # a TypeError when the program comes here
            self.problem(
                "FER0205",
                args.node,
                f"`{name}` is not known with these arguments",
                "the forms that the tables know: " + "; ".join(sorted({signature(r) for r in rows})),
            )

    def row_receiver(self, atom: Atom, node: ast.AST) -> Atom:
        if isinstance(atom, InstA) and (kind := plain_kind(atom.cls)):
            return self.engine.con(kind)
        return self.as_sequence(atom, node) if isinstance(atom, TupA) else atom  # type: ignore[attr-defined,no-any-return]

    def construct(self, atom: TableClassA, args: Arguments, result: Var, quiet: bool = False) -> None:
        """Calls a table class: its `__init__` rows say what flows into a new value."""
        cls = atom.cls
        rows = self.engine.knowledge.methods(cls.name, "__init__")
        made = self.engine.new(cls.name, self.inst, args.node)
        if cls.name == "dict" and args.positional:
            args = replace(args, positional=[self.plain_dicts(args.positional[0], args.node), *args.positional[1:]])
        if cls.name in CONVERSIONS and args.positional:
            self.convert_objects(
                cls.name, made, args, result, lambda rest: self.build(rows, cls, made, rest, result, quiet)
            )
        else:
            self.build(rows, cls, made, args, result, quiet)

    def plain_dicts(self, var: Var, node: ast.AST) -> Var:
        """Objects of classes below `dict` are mappings too: what they hold stands for them."""
        plain = Var("mapping")

        def listener(atom: Atom) -> None:
            if not (isinstance(atom, InstA) and self.method_atom(atom, "__plain_dict__", [], plain, node)):  # type: ignore[attr-defined]
                self.engine.solver.add(plain, atom)

        self.engine.solver.listen(var, listener)
        return plain

    def build(self, rows: list[Row], cls: TableClass, made: ConA, args: Arguments, result: Var, quiet: bool) -> None:
        if rows:
            self.call_rows(cls.name, rows, made, args, Var("constructed"), quiet)
        elif not quiet:
            self.problem("FER0402", args.node, f"`{cls.name}` cannot be constructed yet", "")
        self.engine.solver.add(result, made)

    def convert_objects(
        self, name: str, made: ConA, args: Arguments, result: Var, build: Callable[[Arguments], None]
    ) -> None:
        """`int(x)`: objects of the program answer by `__int__`, everything else is taken by the rows."""
        names = CONVERSIONS[name]
        others = Var(f"{name} of others")
        started: list[bool] = []

        def answers(value: Atom) -> bool:
            return isinstance(value, InstA) and bool(class_dunder(value.cls, names))

        def ask(value: Atom) -> None:
            if isinstance(value, InstA) and answers(value):
                self.method_atom(value, class_dunder(value.cls, names), [], Var("converted"), args.node)
                self.engine.solver.add(result, made)

        def start(_value: Atom) -> None:
            if not started:
                started.append(True)
                build(replace(args, positional=[others, *args.positional[1:]]))

        self.engine.solver.flow(args.positional[0], others, lambda value: not answers(value))
        self.engine.solver.listen(args.positional[0], ask)
        self.engine.solver.listen(others, start)

    def call_function(self, atom: FuncA, args: Arguments, result: Var, receiver: Atom | None = None) -> None:
        info = atom.func
        group = self.group_of(info, args, receiver is not None)
        if info.cls is None and self.inst.func is not info and not info.is_generator:
            key = (info.key, args.node, self.inst.group)
            given = dict(zip(info.param_names, args.positional, strict=False)) | args.keywords
            self.engine.calls.append((info, key, given))
        inst = self.engine.instance(info, atom.outer, group)
        self.bind_arguments(inst, args, receiver)
        solver = self.engine.solver
        if inst.generator is not None:
            solver.add(result, inst.generator)
        else:
            solver.flow(inst.result, result)

    def group_of(self, info: FuncInfo, args: Arguments, bound: bool) -> str:
        """Functions with star parameters are analysed once for each shape of call."""
        group = self.engine.group_for(info, args.node, self.inst)
        a = info.args
        if a.vararg and args.star is None:
            fixed = len(a.posonlyargs + a.args) - (1 if bound else 0)
            group += f"*{max(0, len(args.positional) - fixed)}"
        if a.kwarg:
            known = {p.arg for p in a.args + a.kwonlyargs}
            group += "**" + ",".join(sorted(set(args.keywords) - known))
        return group

    def bind_arguments(self, inst: FuncInst, args: Arguments, receiver: Atom | None) -> None:
        solver = self.engine.solver
        a = inst.func.args
        names = [p.arg for p in a.posonlyargs + a.args]
        if receiver is not None and names:
            solver.add(inst.params[names[0]], receiver)
            names = names[1:]
        elif receiver is not None and a.vararg:
            self.extra(inst, 0, self.atom_var(receiver))
        filled = set()
        for index, var in enumerate(args.positional):
            if index < len(names):
                solver.flow(var, inst.params[names[index]])
                filled.add(names[index])
            elif a.vararg:
                self.extra(inst, index - len(names), var)
            else:
                self.wrong_call(
                    inst, args, f"takes {len(names)} positional arguments but {len(args.positional)} were given"
                )
        if args.star is not None:
            for name in names[len(args.positional) :]:
                solver.flow(args.star, inst.params[name])
                filled.add(name)
            if a.vararg:
                self.extra(inst, 0, args.star, every=True)
        self.bind_mapping(inst, args, [n for n in names if n not in filled])
        for name, var in args.keywords.items():
            if name == KWSTAR:
                continue
            if name in inst.params and name not in {p.arg for p in a.posonlyargs}:
                solver.flow(var, inst.params[name])
                filled.add(name)
            elif a.kwarg:
                self.extra_keyword(inst, name, var)
            else:
                self.wrong_call(inst, args, f"got an unexpected keyword argument '{name}'")
        self.fill_defaults(inst, args, names, filled)

    def bind_mapping(self, inst: FuncInst, args: Arguments, names: list[str]) -> None:
        """`f(**d)` where only the run knows the keys: each parameter that nothing else fills may get any value."""
        if KWSTAR not in args.keywords:
            return
        values = Var("values of **")
        a = inst.func.args

        def listener(atom: Atom) -> None:
            env = class_env(self, atom.name, dict(atom.params), "dict") if isinstance(atom, ConA) else None  # type: ignore[arg-type]
            if env is None:
                self.problem("FER0312", args.node, "`**` of this value in a call is not supported yet", "")
                return
            self.engine.solver.flow(env["V"], values)

        self.engine.solver.listen(args.keywords[KWSTAR], listener)
        for name in [*names, *(p.arg for p in a.kwonlyargs)]:
            if name not in args.keywords and name not in {p.arg for p in a.posonlyargs}:
                self.engine.solver.flow(values, inst.params[name])
        for atom in inst.params[a.kwarg.arg].atoms if a.kwarg else ():
            if isinstance(atom, ConA):
                self.engine.solver.flow(values, atom.params["V"])

    def fill_defaults(self, inst: FuncInst, args: Arguments, names: list[str], filled: set[str]) -> None:
        a = inst.func.args
        defaults = self.engine.defaults(inst)
        for name in [*names, *(p.arg for p in a.kwonlyargs)]:
            if name in filled:
                continue
            if name in defaults:
                self.engine.solver.flow(defaults[name], inst.params[name])
            elif args.star is None and KWSTAR not in args.keywords:
                self.wrong_call(inst, args, f"missing the required argument: '{name}'")

    def extra(self, inst: FuncInst, index: int, var: Var, *, every: bool = False) -> None:
        """An argument for the star parameter, which is a tuple of known length where the group knows it."""
        assert inst.func.args.vararg is not None
        for atom in inst.params[inst.func.args.vararg.arg].atoms:
            if isinstance(atom, TupA):
                for item in atom.items if every else atom.items[index : index + 1]:
                    self.engine.solver.flow(var, item)
            elif isinstance(atom, ConA):
                self.engine.solver.flow(var, atom.params["T"])

    def extra_keyword(self, inst: FuncInst, name: str, var: Var) -> None:
        assert inst.func.args.kwarg is not None
        for atom in inst.params[inst.func.args.kwarg.arg].atoms:
            if isinstance(atom, ConA):
                self.engine.solver.flow(var, atom.params["V"])
        self.engine.solver.flow(var, self.engine.keyword_var(inst, name))

    def wrong_call(self, inst: FuncInst, args: Arguments, why: str) -> None:
        self.wrong_arguments(args, f"{inst.func.name}() {why}")

    def wrong_arguments(self, args: Arguments, message: str) -> None:
        """Said before the program runs, unless the program expects it or nobody can know: `try`, `f(*xs)`."""
        spread = any(isinstance(a, ast.Starred) for a in getattr(args.node, "args", [])) or KWSTAR in args.keywords
        if args.node not in self.engine.guarded and not spread:
            self.engine.wrong_calls.append((self.inst.func.module, args.node, message))

    def instantiate(self, cls: ClassInfo, args: Arguments, result: Var) -> None:
        engine = self.engine
        atom = engine.instance_of(cls)
        engine.mark_instantiated(cls)
        if (call := cls.lookup("__meta_call__")) is not None and not getattr(args.node, "raw_instance", False):
            self.call_function(engine.function(call, cls.outer), args, result)
            return
        if self.new_instance(cls, args, result):
            return
        init = cls.lookup("__init__")
        if cls.is_exception:
            self.exception_arguments(args, cls.builtin_base)
        if init is not None:
            self.call_function(engine.function(init, cls.outer), args, Var("init"), receiver=atom)
        elif cls.is_exception:
            for i, var in enumerate(args.positional):
                engine.solver.flow(var, engine.field_var(cls, f"args{i}"))
        elif args.positional or args.keywords:
            self.wrong_arguments(args, f"{cls.name}() takes no arguments")
        engine.solver.add(result, atom)

    def atom_var(self, atom: Atom) -> Var:
        var = Var("receiver")
        self.engine.solver.add(var, atom)
        return var

    def problem(self, code: str, node: ast.AST, message: str, help: str) -> None:
        self.engine.report(code, self.inst.func.module, node, message, help)


def signature(row) -> str:  # type: ignore[no-untyped-def]
    return f"{row.name}({', '.join(p.name for p in row.params)})"
