"""`Enum` and its kin: an ordinary class, and its members made after it (documentation of `enum`)."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field

from ferrule.infer import flags
from ferrule.infer.scopes import is_literal
from ferrule.infer.written import located, methods, parsed


class InBody(ast.NodeTransformer):
    """The names of members in the body of their class."""

    def __init__(self, cls: str, known: set[str]) -> None:
        self.cls = cls
        self.known = known

    def visit_Name(self, node: ast.Name) -> ast.AST:
        if node.id not in self.known:
            return node
        return located(ast.parse(f"{self.cls}.{node.id}.value", mode="eval").body, node)


@dataclass
class EnumWriter:
    """Writes out one enumeration: an ordinary class, and its members made after it."""

    node: ast.ClassDef
    base: str
    origin: Callable[[ast.expr], str]
    others: list[str]
    members: list[tuple[str, ast.expr]] = field(default_factory=list)
    aliases: list[tuple[str, str]] = field(default_factory=list)
    as_json: bool = False  # whether the program may write members as JSON

    def write(self) -> list[ast.AST]:
        node, name = self.node, self.node.name
        rest: list[ast.stmt] = []
        for stmt in node.body:
            if (
                isinstance(stmt, ast.Assign)
                and isinstance(stmt.targets[0], ast.Name)
                and not stmt.targets[0].id.startswith("_")
            ):
                first = stmt.targets[0].id
                self.member(first, stmt.value if self.is_flag else self.with_members(stmt.value))
                self.aliases += [(t.id, first) for t in stmt.targets[1:] if isinstance(t, ast.Name)]
            elif not isinstance(stmt, ast.Pass):
                rest.append(stmt)
        if self.is_flag:
            numbers = flags.constant_values(self.members, lambda v: self.is_auto(v))
            if numbers is None:
                return [node]  # `link_bases` says that this base is not supported
            self.members = numbers
        own_init = any(isinstance(s, ast.FunctionDef) and s.name == "__init__" for s in rest)
        for stmt in rest:
            if isinstance(stmt, ast.FunctionDef) and stmt.name == "__init__":
                stmt.name = "__enum_init__"
        own = {s.name for s in rest if isinstance(s, ast.FunctionDef)}
        text = "\n".join(t for n, t in self.methods(name).items() if n not in own)
        node.body = [*rest, *methods(text, node)]
        flags.mark_raw(node.body, name)
        node.bases = []
        node.enum_members = [n for n, _ in self.members]  # type: ignore[attr-defined]
        node.enum_base = self.base.rpartition(".")[2]  # type: ignore[attr-defined]
        return [node, *self.creation(name, own_init)]

    def with_members(self, value: ast.expr) -> ast.expr:
        """A value with earlier members in it: in the body of the class their names stand for their values."""
        known = {n for n, _ in self.members} | {a for a, _ in self.aliases}
        return InBody(self.node.name, known).visit(value)  # type: ignore[no-any-return]

    def member(self, name: str, value: ast.expr) -> None:
        if self.is_auto(value) and not self.is_flag:
            value = self.automatic(name)
        same = next(
            (n for n, v in self.members if isinstance(v, ast.Constant) and ast.dump(v) == ast.dump(value)), None
        )
        if same is not None:
            self.aliases.append((name, same))
        else:
            self.members.append((name, value))

    @property
    def is_flag(self) -> bool:
        return self.base in flags.FLAG_BASES

    def is_auto(self, value: ast.expr) -> bool:
        return isinstance(value, ast.Call) and self.origin(value) == "enum.auto"

    def automatic(self, name: str) -> ast.expr:
        if self.base == "enum.StrEnum":
            return ast.Constant(name.lower())
        numbers = [v.value for _, v in self.members if isinstance(v, ast.Constant) and isinstance(v.value, int)]
        return ast.Constant(max(numbers, default=0) + 1)

    def methods(self, name: str) -> dict[str, str]:
        members = ", ".join(f"{name}.{n}" for n, _ in self.members)
        values = {n: ast.unparse(v) if is_literal(v) else f"{name}.{n}.value" for n, v in self.members}
        tests = "".join(f"    if value == {v}:\n        return {name}.{n}\n" for n, v in values.items())
        items = "".join(
            f"    if name == {n!r}:\n        return {name}.{n}\n"
            for n, _ in [*self.members, *((a, None) for a, _ in self.aliases)]
        )
        pairs = ", ".join(
            [f"{n!r}: {name}.{n}" for n, _ in self.members] + [f"{a!r}: {name}.{n}" for a, n in self.aliases]
        )
        found = {
            "__init__": "def __init__(self, name, value):\n    self.name = name\n    self.value = value\n"
            "    self._name_ = name\n    self._value_ = value",
            "__repr__": f"def __repr__(self):\n    return f'<{name}.{{self.name}}: {{self.value!r}}>'",
            "__str__": f"def __str__(self):\n    return f'{name}.{{self.name}}'",
            "__hash__": "def __hash__(self):\n    return hash(self.name)",
            "__meta_iter__": f"def __meta_iter__():\n    return iter([{members}])",
            "__meta_members__": f"def __meta_members__():\n    return {{{pairs}}}",
            "__meta_contains__": "def __meta_contains__(member):\n"
            f"    if isinstance(member, {name}):\n        return True\n"
            "    if hasattr(member, '_value_'):\n        return False\n"
            "    kind = type(member).__qualname__\n"
            "    raise TypeError(f\"unsupported operand type(s) for 'in': '{kind}' and 'EnumType'\")",
            "__meta_len__": f"def __meta_len__():\n    return {len(self.members)}",
            "__meta_call__": f"def __meta_call__(value):\n{tests}"
            f"    raise ValueError(f'{{value!r}} is not a valid {name}')",
            "__meta_getitem__": f"def __meta_getitem__(name):\n{items}    raise KeyError(name)",
        }
        if self.base == "enum.IntEnum" or "int" in self.others:
            found |= self.mixed("int")
        if self.base == "enum.StrEnum" or "str" in self.others:
            found |= self.mixed("str")
        if self.is_flag:
            numbers = [(n, int(v.value)) for n, v in self.members if isinstance(v, ast.Constant)]  # type: ignore[arg-type]
            found |= (self.mixed("int") if self.base == "enum.IntFlag" else {}) | flags.methods(
                name, self.base, numbers
            )
        return found

    def mixed(self, kind: str) -> dict[str, str]:
        """Members that are numbers or texts themselves."""
        name = self.node.name
        self.node.enum_kind = kind  # type: ignore[attr-defined]
        other = f"other.value if isinstance(other, {name}) else other"
        found = {
            f"__{op}__": f"def __{op}__(self, other):\n    return self.value {symbol} ({other})"
            for op, symbol in (("eq", "=="), ("ne", "!="), ("lt", "<"), ("le", "<="), ("gt", ">"), ("ge", ">="))
        }
        found["__hash__"] = "def __hash__(self):\n    return hash(self.value)"
        if self.as_json:
            found["__plain_json__"] = "def __plain_json__(self):\n    return self.value"
        if kind == "int":
            operators = {"add": "+", "sub": "-", "mul": "*", "floordiv": "//", "mod": "%", "truediv": "/"}
            for op, symbol in operators.items():
                found[f"__{op}__"] = f"def __{op}__(self, other):\n    return self.value {symbol} ({other})"
                found[f"__r{op}__"] = f"def __r{op}__(self, other):\n    return other {symbol} self.value"
            found["__int__"] = found["__index__"] = ""
            found["__int__"] = "def __int__(self):\n    return self.value"
            found["__index__"] = "def __index__(self):\n    return self.value"
            found["__bool__"] = "def __bool__(self):\n    return self.value != 0"
        if kind == "str":  # what nobody calls is not translated
            forwarded = [n for n in dir(str) if not n.startswith("_") and n not in ("format", "maketrans")]
            for method in forwarded:
                found[method] = f"def {method}(self, *args):\n    return self.value.{method}(*args)"
            found["__len__"] = "def __len__(self):\n    return len(self.value)"
            found["__contains__"] = "def __contains__(self, part):\n    return part in self.value"
            found["__getitem__"] = "def __getitem__(self, index):\n    return self.value[index]"
            found["__add__"] = "def __add__(self, other):\n    return self.value + other"
            found["__radd__"] = "def __radd__(self, other):\n    return other + self.value"
        if kind == "int" or self.base == "enum.StrEnum":
            if self.base != "enum.Enum":
                found["__str__"] = "def __str__(self):\n    return str(self.value)"
                found["__format__"] = "def __format__(self, spec):\n    return format(self.value, spec)"
        return found

    def creation(self, name: str, own_init: bool) -> list[ast.AST]:
        made: list[ast.AST] = []
        for member, value in self.members:
            assign = parsed(f"{name}.{member} = {name}({member!r}, None)", self.node)[0]
            assert isinstance(assign, ast.Assign) and isinstance(assign.value, ast.Call)
            assign.value.raw_instance = True  # type: ignore[attr-defined]
            assign.value.args[1] = value
            made.append(located(assign, value if hasattr(value, "lineno") else self.node))
            if own_init:
                args = ast.unparse(value)[1:-1] if isinstance(value, ast.Tuple) else ast.unparse(value)
                made += parsed(f"{name}.{member}.__enum_init__({args})", self.node)
        for alias, target in self.aliases:
            made += parsed(f"{name}.{alias} = {name}.{target}", self.node)
        return made
