"""What the patterns of rows say of types, to IR types: which arguments a row takes, what it gives."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from ferrule.infer.builtin_bases import plain_kind
from ferrule.infer.rows import NUMERIC, assign
from ferrule.ir import nodes as ir
from ferrule.ir.types import (
    BOOL,
    FLOAT,
    I64,
    INT,
    NEVER,
    NONE,
    Bound,
    Closure,
    Con,
    Exc,
    Inst,
    Opt,
    Static,
    Tup,
    Type,
)
from ferrule.knowledge import Row, TypeExpr
from ferrule.lower.convert import convert, is_choice, members
from ferrule.lower.elements import ElementLowering

if TYPE_CHECKING:
    from ferrule.lower.function import FunctionLowering

ITERATOR = "Iterator"


class RowTypeLowering(ElementLowering):
    """The part of the lowering that compares types with the patterns of rows."""

    def class_bindings(self: FunctionLowering, t: Type, owner: str) -> dict[str, Type] | None:
        """The type parameters of a table class for a value of type `t`, seen as its base `owner`."""
        if isinstance(t, Tup):
            return {"T": self.resolver.join(list(t.items))} if owner == "tuple" else None
        if not isinstance(t, Con):
            return None
        cls = self.engine.knowledge.classes.get(t.name)
        if cls is None:
            return {} if t.name == owner else None
        env = dict(zip(cls.params, t.args, strict=False))
        return self.base_bindings(t.name, env, owner)

    def base_bindings(self: FunctionLowering, name: str, env: dict[str, Type], owner: str) -> dict[str, Type] | None:
        if name == owner:
            return env
        cls = self.engine.knowledge.classes.get(name)
        for base in cls.bases if cls else ():
            base_cls = self.engine.knowledge.classes.get(base.name)
            if base_cls is None:
                continue
            inner = {p: self.pattern_type(a, env) for p, a in zip(base_cls.params, base.args, strict=False)}
            if (found := self.base_bindings(base.name, inner, owner)) is not None:
                return found
        return None

    def pattern_type(self: FunctionLowering, pattern: TypeExpr, env: dict[str, Type]) -> Type:
        match pattern.kind:
            case "var":
                return env.get(pattern.name, NEVER)
            case "union":
                return self.resolver.join([self.pattern_type(p, env) for p in pattern.args])
            case "tuple":
                return Tup(tuple(self.pattern_type(p, env) for p in pattern.args))
            case "iterable":
                return Con(ITERATOR, (self.pattern_type(pattern.args[0], env),))
            case "self":
                return env.get("Self", NEVER)
            case "name":
                from ferrule.knowledge.exceptions import BUILTIN_EXCEPTIONS

                if pattern.name in BUILTIN_EXCEPTIONS:
                    return Exc(pattern.name)
                if (union := self.engine.union_vars.get(pattern.name)) is not None:
                    return self.resolver.type(union)
                return Con(pattern.name, tuple(self.pattern_type(p, env) for p in pattern.args))
        return NEVER

    def accepts(self: FunctionLowering, pattern: TypeExpr, t: Type) -> bool:
        """Whether every value of type `t` may be passed where the row declares `pattern`."""
        if pattern.kind in ("var", "any", "self") or t == NEVER:
            return True
        if pattern.kind == "name" and pattern.name == "number":
            kinds = set(self.kinds(t)) if is_choice(t) else set()
            return t == Con("number") or (FLOAT in kinds and len(kinds) > 1 and kinds <= {BOOL, INT, FLOAT})
        if pattern.kind == "union" and is_choice(t):
            return all(self.accepts(pattern, m) for m in members(t, self.resolver))
        if pattern.kind == "union":
            return any(self.accepts(p, t) for p in pattern.args)
        if pattern.kind == "name" and pattern.name in ("float", "complex") and t == Con("number"):
            return True
        if is_choice(t):
            return all(self.accepts(pattern, m) for m in members(t, self.resolver))
        match pattern.kind:
            case "tuple":
                return (
                    isinstance(t, Tup)
                    and len(t.items) == len(pattern.args)
                    and all(self.accepts(p, i) for p, i in zip(pattern.args, t.items, strict=True))
                )
            case "iterable":
                return self.is_iterable(t) and self.accepts(pattern.args[0], self.element_type(t))
            case "callable":
                return self.accepts_callable(t)
            case "slice":
                return t == Con("slice")
        return self.accepts_name(pattern, t)

    def accepts_name(self: FunctionLowering, pattern: TypeExpr, t: Type) -> bool:
        if isinstance(t, Inst) and self.plain_of(t) in (NUMERIC.get(pattern.name) or (pattern.name,)):
            return True
        if pattern.name == "int" and isinstance(t, Inst):
            return self.has_method(t, "__index__")
        if pattern.name in NUMERIC:
            return isinstance(t, Con) and (t.name in NUMERIC[pattern.name] or t == I64)
        if isinstance(t, Exc):
            return pattern.name in ("BaseException", "Exception", t.cls)
        env = self.class_bindings(t, pattern.name)
        if env is None:
            return pattern.name == "object"
        args = list(env.values())
        return all(self.accepts(p, a) for p, a in zip(pattern.args, args, strict=False))

    def plain_of(self: FunctionLowering, t: Type) -> str:
        """The builtin class that a value of a class of the program is one of: `str` for an object below `str`."""
        return plain_kind(self.resolver.class_of(t.cls)) if isinstance(t, Inst) else ""

    def has_plain(self: FunctionLowering, t: Type) -> bool:
        return any(self.plain_of(kind) for kind in self.kinds(t))

    def plain(self: FunctionLowering, value: ir.Expr, target: Type) -> ir.Expr:
        """A value of a class below `str` or `int` as the text or number that it is."""
        if not self.has_plain(value.type) or not isinstance(target, Con):
            return convert(value, target)

        def one(v: ir.Expr) -> ir.Expr:
            if not self.plain_of(v.type):
                return convert(v, target)
            assert isinstance(v.type, Inst)
            type_ = self.program.field_type(self.resolver.class_of(v.type.cls), "data__")
            return convert(ir.GetField(type_, v, "data__", True, True), target)

        return self.each_member(value, one, target)

    def accepts_callable(self: FunctionLowering, t: Type) -> bool:
        if isinstance(t, Inst):
            return self.resolver.class_of(t.cls).lookup("__call__") is not None
        return isinstance(t, Closure | Bound) or (isinstance(t, Static) and t.kind != "module")

    def raw_type(self: FunctionLowering, pattern: TypeExpr, type_: Type, env: dict[str, Type]) -> Type:
        """What Rust gives for `V | None`: an option of whatever `V` is, of an option too."""
        parts = [p for p in pattern.args if not (p.kind == "name" and p.name == "None")]
        if pattern.kind == "union" and len(parts) == 1 and len(pattern.args) == 2 and parts[0].kind == "var":
            inner = env.get(parts[0].name, NEVER)
            if isinstance(inner, Opt) or inner in (NONE, NEVER):
                return Opt(inner)
        return type_

    def bind_result(self: FunctionLowering, pattern: TypeExpr, t: Type, env: dict[str, Type]) -> None:
        """A new container's element type is what the analysis found for it, which later additions may have widened."""
        if pattern.kind == "union":
            rest = [m for m in self.kinds(t) if m != NONE]
            parts = [p for p in pattern.args if not (p.kind == "name" and p.name == "None")]
            if len(parts) == 1 and len(rest) == 1 and parts[0].kind != "var":
                self.bind_result(parts[0], rest[0], env)
            return
        if pattern.kind in ("name", "iterable") and pattern.args and isinstance(t, Con):
            if t.name == (pattern.name or ITERATOR):
                for part, arg in zip(pattern.args, t.args, strict=False):
                    self.bind_inner(part, arg, env)
        elif pattern.kind == "tuple" and isinstance(t, Tup) and len(t.items) == len(pattern.args):
            for part, arg in zip(pattern.args, t.items, strict=True):
                self.bind_result(part, arg, env)

    def bind_inner(self: FunctionLowering, pattern: TypeExpr, t: Type, env: dict[str, Type]) -> None:
        if pattern.kind == "var":
            if t != NEVER:
                env.setdefault(pattern.name, t)
        elif pattern.kind == "tuple" and isinstance(t, Tup) and len(t.items) == len(pattern.args):
            for part, arg in zip(pattern.args, t.items, strict=True):
                self.bind_inner(part, arg, env)
        else:
            self.bind_result(pattern, t, env)

    def bind_type(self: FunctionLowering, pattern: TypeExpr, t: Type, env: dict[str, Type]) -> None:
        """Type variables of an argument's pattern hold at least the argument's types."""
        match pattern.kind:
            case "var":
                if pattern.name in env and env[pattern.name] != NEVER:
                    env[pattern.name] = self.resolver.join([env[pattern.name], t])
                else:
                    env[pattern.name] = t
            case "union":
                for member in self.kinds(t):
                    part = next((p for p in pattern.args if p.kind != "var" and self.accepts(p, member)), None)
                    part = part or next((p for p in pattern.args if p.kind == "var"), None)
                    if part is not None:
                        self.bind_type(part, member, env)
            case "tuple" if isinstance(t, Tup):
                for part, item in zip(pattern.args, t.items, strict=False):
                    self.bind_type(part, item, env)
            case "iterable":
                self.bind_type(pattern.args[0], self.element_type(t), env)
            case "name" if pattern.args:
                for member in self.kinds(t):
                    found = self.class_bindings(member, pattern.name) or {}
                    for part, arg in zip(pattern.args, found.values(), strict=False):
                        self.bind_type(part, arg, env)

    def callable_result(self: FunctionLowering, t: Type, args: list[Type], node: ast.AST) -> Type:
        """What calling a value of this type returns."""
        if is_choice(t):
            return self.resolver.join([self.callable_result(m, args, node) for m in members(t, self.resolver)])
        match t:
            case Static(kind="function", name=key) | Closure(key=key):
                atom = self.resolver.closures[key]
                inst = self.program.any_instance(atom.func, atom.outer)
                return self.instance_result(inst) if inst is not None else NEVER
            case Static(kind="class", name=key):
                cls = self.resolver.class_of(key)
                return Exc(key) if cls.is_exception else Inst(key)
            case Static(kind="exception", name=name):
                return Exc(name)
            case Static(kind="table", name=name):
                cls_params = self.engine.knowledge.classes[name].params
                return Con(name, tuple(NEVER for _ in cls_params))
            case Static(kind="rows", name=name):
                rows = self.static_rows(name)
                if rows and rows[0].first == "self" and args:
                    return self.rows_result(rows, args[0], args[1:])
                return self.rows_result(rows, None, args)
            case Bound(receiver=receiver, name=name):
                return self.bound_result(receiver, name, args)
            case Inst():
                return self.method_result(t, "__call__", len(args))
        return NEVER

    def static_rows(self: FunctionLowering, name: str) -> list[Row]:
        """The rows of a function by its module's name, or of a method by its class's."""
        owner, _, last = name.rpartition(".")
        module = self.engine.knowledge.modules.get(owner)
        if module is not None and last in module.functions:
            return module.functions[last]
        return self.engine.knowledge.methods(owner, last)

    def bound_result(self: FunctionLowering, receiver: Type, name: str, args: list[Type]) -> Type:
        key = getattr(receiver, "cls", getattr(receiver, "name", ""))
        cls = self.resolver.by_key.get(key)
        if cls is not None:
            method = next(m for c in cls.mro for m in c.methods.values() if m.key == name)
            return self.function_result(method, cls.outer, "")
        kind = "tuple" if isinstance(receiver, Tup) else getattr(receiver, "name", "")
        return self.rows_result(self.engine.knowledge.methods(kind, name), receiver, args)

    def rows_result(self: FunctionLowering, rows: list[Row], receiver: Type | None, args: list[Type]) -> Type:
        for row in rows:
            plan = assign(row, len(args), set())
            if plan is None:
                continue
            pairs = [
                (p, args[i]) for p, w in plan for i in ([w] if isinstance(w, int) else w if isinstance(w, list) else [])
            ]
            if all(self.accepts(p.type, t) for p, t in pairs):
                env = dict(self.class_bindings(receiver, row.owner) or {}) if receiver is not None else {}
                if receiver is not None:
                    env["Self"] = receiver
                for p, t in pairs:
                    self.bind_type(p.type, t, env)
                return self.pattern_type(row.result, env)
        return NEVER
