"""The rows of docs/language.md: what Python 3.11 to 3.13 has, and how a test shows that it uses it.

Rows of syntax come from `ast`'s node classes, each with the forms that differ in meaning; builtins and methods from
`builtins` and `dir`; special methods from the Language Reference, whose section is given.
"""

from __future__ import annotations

import ast
import builtins
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Test = Callable[[Any], bool]


@dataclass(frozen=True)
class Row:
    section: str
    name: str
    """What the page shows; unique in its section."""
    fact: str = ""
    """What the recording of a run must have; empty for a row of syntax."""
    node: type[ast.AST] | None = None
    test: Test | None = None
    since: str = ""
    """The Python that has it, where that is later than 3.11."""

    @property
    def ident(self) -> str:
        """How a case of tests/errors names the row."""
        return self.fact if "." in self.fact and " " not in self.fact else f"{self.section.lower()}: {self.name}"


def _always(_: Any) -> bool:
    return True


def _has(*fields: str) -> Test:
    return lambda n: all(getattr(n, field) for field in fields)


def _is(field: str, *kinds: type) -> Test:
    return lambda n: isinstance(getattr(n, field), kinds)


def _any(field: str, test: Test) -> Test:
    return lambda n: any(test(item) for item in getattr(n, field))


def _constant(*kinds: type) -> Test:
    return lambda n: type(n.value) in kinds


def _kind(*kinds: type) -> Test:
    return lambda n: isinstance(n, kinds)


def _inside(kind: type, inner: type) -> Test:
    return lambda n: any(isinstance(x, inner) for x in ast.walk(n) if x is not n)


def _args(field: str) -> Test:
    return lambda n: bool(getattr(n.args, field))


def _finally_returns(n: Any) -> bool:
    return any(isinstance(x, ast.Return | ast.Break | ast.Continue) for s in n.finalbody for x in ast.walk(s))


def _generator(n: Any) -> bool:
    return any(isinstance(x, ast.Yield | ast.YieldFrom) for s in n.body for x in ast.walk(s))


# Statement or expression, the form, the test of a node. The form "" is the node class itself.
FORMS: list[tuple[str, type[ast.AST], str, Test]] = [
    ("Statements", ast.FunctionDef, "`def`", _always),
    ("Statements", ast.FunctionDef, "`def f(a, /)`: positional only", _args("posonlyargs")),
    ("Statements", ast.FunctionDef, "`def f(*, a)`: keyword only", _args("kwonlyargs")),
    ("Statements", ast.FunctionDef, "`def f(a=1)`: defaults", _args("defaults")),
    ("Statements", ast.FunctionDef, "`def f(*args)`", _args("vararg")),
    ("Statements", ast.FunctionDef, "`def f(**kwargs)`", _args("kwarg")),
    ("Statements", ast.FunctionDef, "`def` with annotations", lambda n: bool(n.returns or any(a.annotation for a in n.args.args))),  # noqa: E501
    ("Statements", ast.FunctionDef, "`def` with `yield`: a generator function", _generator),
    ("Statements", ast.FunctionDef, "`def` in a `def`: a closure", _inside(ast.FunctionDef, ast.FunctionDef)),
    ("Statements", ast.FunctionDef, "`class` in a `def`", _inside(ast.FunctionDef, ast.ClassDef)),
    ("Statements", ast.FunctionDef, "`import` in a `def`", _inside(ast.FunctionDef, ast.Import)),
    ("Statements", ast.AsyncFunctionDef, "`async def`", _always),
    ("Statements", ast.AsyncFunctionDef, "`async def` with `yield`", _generator),
    ("Statements", ast.ClassDef, "`class`", _always),
    ("Statements", ast.ClassDef, "`class C(Base)`", _has("bases")),
    ("Statements", ast.ClassDef, "`class C(A, B)`: several bases", lambda n: len(n.bases) > 1),
    ("Statements", ast.ClassDef, "`class C(Base, keyword=...)`", _any("keywords", lambda k: k.arg not in ("metaclass", None))),  # noqa: E501
    ("Statements", ast.ClassDef, "`class C(metaclass=M)`", _any("keywords", lambda k: k.arg == "metaclass" and not ast.unparse(k.value).endswith("ABCMeta"))),  # noqa: E501
    ("Statements", ast.ClassDef, "`class` in a `class`", _any("body", _kind(ast.ClassDef))),
    ("Statements", ast.ClassDef, "`if` or `for` in a class body", _any("body", _kind(ast.If, ast.For, ast.While))),
    ("Statements", ast.Return, "`return`", lambda n: n.value is None),
    ("Statements", ast.Return, "`return value`", _has("value")),
    ("Statements", ast.Delete, "`del name`", _any("targets", _kind(ast.Name))),
    ("Statements", ast.Delete, "`del x.attribute`", _any("targets", _kind(ast.Attribute))),
    ("Statements", ast.Delete, "`del x[i]`", _any("targets", lambda t: isinstance(t, ast.Subscript) and not isinstance(t.slice, ast.Slice))),  # noqa: E501
    ("Statements", ast.Delete, "`del x[i:j]`", _any("targets", lambda t: isinstance(t, ast.Subscript) and isinstance(t.slice, ast.Slice))),  # noqa: E501
    ("Statements", ast.Assign, "`x = value`", _any("targets", _kind(ast.Name))),
    ("Statements", ast.Assign, "`x = y = value`", lambda n: len(n.targets) > 1),
    ("Statements", ast.Assign, "`x, y = value`", _any("targets", _kind(ast.Tuple))),
    ("Statements", ast.Assign, "`[x, y] = value`", _any("targets", _kind(ast.List))),
    ("Statements", ast.Assign, "`x, *rest = value`", _any("targets", lambda t: isinstance(t, ast.Tuple | ast.List) and any(isinstance(e, ast.Starred) for e in t.elts))),  # noqa: E501
    ("Statements", ast.Assign, "`(x, (y, z)) = value`", _any("targets", lambda t: isinstance(t, ast.Tuple) and any(isinstance(e, ast.Tuple) for e in t.elts))),  # noqa: E501
    ("Statements", ast.Assign, "`x.attribute = value`", _any("targets", _kind(ast.Attribute))),
    ("Statements", ast.Assign, "`x[i] = value`", _any("targets", _kind(ast.Subscript))),
    ("Statements", ast.Assign, "`x[i:j] = values`", _any("targets", lambda t: isinstance(t, ast.Subscript) and isinstance(t.slice, ast.Slice))),  # noqa: E501
    ("Statements", ast.AnnAssign, "`x: int = value`", _has("value")),
    ("Statements", ast.AnnAssign, "`x: int`", lambda n: n.value is None),
    ("Statements", ast.AugAssign, "`x += value`", _is("target", ast.Name)),
    ("Statements", ast.AugAssign, "`x.attribute += value`", _is("target", ast.Attribute)),
    ("Statements", ast.AugAssign, "`x[i] += value`", _is("target", ast.Subscript)),
    ("Statements", ast.For, "`for`", _always),
    ("Statements", ast.For, "`for` ... `else`", _has("orelse")),
    ("Statements", ast.For, "`for a, b in ...`", _is("target", ast.Tuple)),
    ("Statements", ast.AsyncFor, "`async for`", _always),
    ("Statements", ast.While, "`while`", _always),
    ("Statements", ast.While, "`while` ... `else`", _has("orelse")),
    ("Statements", ast.If, "`if`", _always),
    ("Statements", ast.If, "`elif`", lambda n: len(n.orelse) == 1 and isinstance(n.orelse[0], ast.If)),
    ("Statements", ast.If, "`if` ... `else`", _has("orelse")),
    ("Statements", ast.With, "`with`", _always),
    ("Statements", ast.With, "`with a as x`", _any("items", _has("optional_vars"))),
    ("Statements", ast.With, "`with a, b`", lambda n: len(n.items) > 1),
    ("Statements", ast.AsyncWith, "`async with`", _always),
    ("Statements", ast.Match, "`match`", _always),
    ("Statements", ast.Match, "`case ... if guard`", _any("cases", _has("guard"))),
    ("Statements", ast.Raise, "`raise`", lambda n: n.exc is None),
    ("Statements", ast.Raise, "`raise error`", _has("exc")),
    ("Statements", ast.Raise, "`raise error from cause`", _has("cause")),
    ("Statements", ast.Raise, "`raise error from None`", lambda n: isinstance(n.cause, ast.Constant)),
    ("Statements", ast.Try, "`try` ... `except`", _has("handlers")),
    ("Statements", ast.Try, "`except:`", _any("handlers", lambda h: h.type is None)),
    ("Statements", ast.Try, "`except A as error`", _any("handlers", lambda h: bool(h.name))),
    ("Statements", ast.Try, "`except (A, B)`", _any("handlers", lambda h: isinstance(h.type, ast.Tuple))),
    ("Statements", ast.Try, "`try` ... `else`", _has("orelse")),
    ("Statements", ast.Try, "`try` ... `finally`", _has("finalbody")),
    ("Statements", ast.Try, "`return`, `break` or `continue` in `finally`", _finally_returns),
    ("Statements", ast.TryStar, "`except*`", _always),
    ("Statements", ast.Assert, "`assert test`", lambda n: n.msg is None),
    ("Statements", ast.Assert, "`assert test, message`", _has("msg")),
    ("Statements", ast.Import, "`import a`", lambda n: any(not a.asname and "." not in a.name for a in n.names)),
    ("Statements", ast.Import, "`import a.b`", lambda n: any("." in a.name for a in n.names)),
    ("Statements", ast.Import, "`import a as b`", lambda n: any(a.asname for a in n.names)),
    ("Statements", ast.ImportFrom, "`from a import b`", lambda n: not n.level),
    ("Statements", ast.ImportFrom, "`from a import b as c`", lambda n: any(a.asname for a in n.names)),
    ("Statements", ast.ImportFrom, "`from . import b`", lambda n: n.level > 0),
    ("Statements", ast.ImportFrom, "`from a import *`", lambda n: n.names[0].name == "*"),
    ("Statements", ast.Global, "`global`", _always),
    ("Statements", ast.Nonlocal, "`nonlocal`", _always),
    ("Statements", ast.Expr, "expression as a statement", _always),
    ("Statements", ast.Pass, "`pass`", _always),
    ("Statements", ast.Break, "`break`", _always),
    ("Statements", ast.Continue, "`continue`", _always),
    ("Expressions", ast.BoolOp, "`a and b`, `a or b`", _always),
    ("Expressions", ast.NamedExpr, "`name := value`", _always),
    ("Expressions", ast.BinOp, "`a + b` and the like", _always),
    ("Expressions", ast.UnaryOp, "`-a` and the like", _always),
    ("Expressions", ast.Lambda, "`lambda`", _always),
    ("Expressions", ast.Lambda, "`lambda a=1: ...`", _args("defaults")),
    ("Expressions", ast.Lambda, "`lambda *args: ...`", _args("vararg")),
    ("Expressions", ast.Lambda, "`lambda **kwargs: ...`", _args("kwarg")),
    ("Expressions", ast.Lambda, "`lambda: (yield)`", _inside(ast.Lambda, ast.Yield)),
    ("Expressions", ast.IfExp, "`a if test else b`", _always),
    ("Expressions", ast.Dict, "`{a: b}`", _always),
    ("Expressions", ast.Dict, "`{**a}`", _any("keys", lambda k: k is None)),
    ("Expressions", ast.Set, "`{a, b}`", _always),
    ("Expressions", ast.Set, "`{*a}`", _any("elts", _kind(ast.Starred))),
    ("Expressions", ast.ListComp, "`[a for ...]`", _always),
    ("Expressions", ast.ListComp, "`[a for ... for ...]`", lambda n: len(n.generators) > 1),
    ("Expressions", ast.ListComp, "`[a for ... if ...]`", _any("generators", _has("ifs"))),
    ("Expressions", ast.ListComp, "`[a async for ...]`", _any("generators", _has("is_async"))),
    ("Expressions", ast.ListComp, "`[... := ... for ...]`", _inside(ast.ListComp, ast.NamedExpr)),
    ("Expressions", ast.SetComp, "`{a for ...}`", _always),
    ("Expressions", ast.DictComp, "`{a: b for ...}`", _always),
    ("Expressions", ast.GeneratorExp, "`(a for ...)`", _always),
    ("Expressions", ast.GeneratorExp, "`(a for ... for ...)`", lambda n: len(n.generators) > 1),
    ("Expressions", ast.GeneratorExp, "`(a async for ...)`", _any("generators", _has("is_async"))),
    ("Expressions", ast.Await, "`await a`", _always),
    ("Expressions", ast.Yield, "`yield`", lambda n: n.value is None),
    ("Expressions", ast.Yield, "`yield a`", _has("value")),
    ("Expressions", ast.YieldFrom, "`yield from a`", _always),
    ("Expressions", ast.Compare, "`a < b`", _always),
    ("Expressions", ast.Compare, "`a < b < c`", lambda n: len(n.ops) > 1),
    ("Expressions", ast.Call, "`f(a)`", _has("args")),
    ("Expressions", ast.Call, "`f(name=a)`", _any("keywords", lambda k: bool(k.arg))),
    ("Expressions", ast.Call, "`f(*a)`", _any("args", _kind(ast.Starred))),
    ("Expressions", ast.Call, "`f(**a)`", _any("keywords", lambda k: k.arg is None)),
    ("Expressions", ast.Call, "`f(*a, *b)`", lambda n: sum(isinstance(a, ast.Starred) for a in n.args) > 1),
    ("Expressions", ast.Call, "`f(**a, **b)`", lambda n: sum(k.arg is None for k in n.keywords) > 1),
    ("Expressions", ast.Call, "`f(a)(b)`: a call of what a call gives", _is("func", ast.Call)),
    ("Expressions", ast.JoinedStr, "`f\"...\"`", _always),
    ("Expressions", ast.FormattedValue, "`f\"{a!r}\"`", lambda n: n.conversion == 114),
    ("Expressions", ast.FormattedValue, "`f\"{a!s}\"`", lambda n: n.conversion == 115),
    ("Expressions", ast.FormattedValue, "`f\"{a!a}\"`", lambda n: n.conversion == 97),
    ("Expressions", ast.FormattedValue, "`f\"{a:>8}\"`", _has("format_spec")),
    ("Expressions", ast.FormattedValue, "`f\"{a:{b}}\"`", lambda n: n.format_spec is not None and any(isinstance(v, ast.FormattedValue) for v in n.format_spec.values)),  # noqa: E501
    ("Expressions", ast.Constant, "integer", _constant(int)),
    ("Expressions", ast.Constant, "integer beyond 64 bits", lambda n: type(n.value) is int and n.value >= 1 << 63),
    ("Expressions", ast.Constant, "float", _constant(float)),
    ("Expressions", ast.Constant, "complex number", _constant(complex)),
    ("Expressions", ast.Constant, "string", _constant(str)),
    ("Expressions", ast.Constant, "bytes", _constant(bytes)),
    ("Expressions", ast.Constant, "`True`, `False`", _constant(bool)),
    ("Expressions", ast.Constant, "`None`", _constant(type(None))),
    ("Expressions", ast.Constant, "`...`", _constant(type(...))),
    ("Expressions", ast.Attribute, "`a.b`", _always),
    ("Expressions", ast.Subscript, "`a[b]`", _always),
    ("Expressions", ast.Subscript, "`a[b, c]`", _is("slice", ast.Tuple)),
    ("Expressions", ast.Subscript, "`a[b:c, d]`", lambda n: isinstance(n.slice, ast.Tuple) and any(isinstance(e, ast.Slice) for e in n.slice.elts)),  # noqa: E501
    ("Expressions", ast.Subscript, "`a[*b]`", lambda n: isinstance(n.slice, ast.Tuple) and any(isinstance(e, ast.Starred) for e in n.slice.elts)),  # noqa: E501
    ("Expressions", ast.Starred, "`*a`", _always),
    ("Expressions", ast.Name, "`a`", _always),
    ("Expressions", ast.List, "`[a, b]`", _always),
    ("Expressions", ast.List, "`[*a]`", _any("elts", _kind(ast.Starred))),
    ("Expressions", ast.Tuple, "`(a, b)`", _always),
    ("Expressions", ast.Tuple, "`()`", lambda n: not n.elts),
    ("Expressions", ast.Tuple, "`(*a, b)`", lambda n: isinstance(n.ctx, ast.Load) and any(isinstance(e, ast.Starred) for e in n.elts)),  # noqa: E501
    ("Expressions", ast.Slice, "`a[b:c]`", _always),
    ("Expressions", ast.Slice, "`a[::step]`", _has("step")),
    ("Patterns", ast.MatchValue, "value", _always),
    ("Patterns", ast.MatchValue, "`Name.MEMBER`", _is("value", ast.Attribute)),
    ("Patterns", ast.MatchSingleton, "`None`, `True`, `False`", _always),
    ("Patterns", ast.MatchSequence, "`[a, b]`", _always),
    ("Patterns", ast.MatchMapping, "`{key: a}`", _always),
    ("Patterns", ast.MatchMapping, "`{key: a, **rest}`", _has("rest")),
    ("Patterns", ast.MatchClass, "`Class()`", _always),
    ("Patterns", ast.MatchClass, "`Class(a)`", _has("patterns")),
    ("Patterns", ast.MatchClass, "`Class(name=a)`", _has("kwd_patterns")),
    ("Patterns", ast.MatchStar, "`[a, *rest]`", _always),
    ("Patterns", ast.MatchAs, "`pattern as name`", _has("pattern")),
    ("Patterns", ast.MatchAs, "`name`", lambda n: n.pattern is None and bool(n.name)),
    ("Patterns", ast.MatchAs, "`_`", lambda n: not n.name),
    ("Patterns", ast.MatchOr, "`a \\| b`", _always),
]  # fmt: skip
OPERATORS: dict[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.MatMult: "@", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.Pow: "**", ast.LShift: "<<", ast.RShift: ">>", ast.BitOr: "|", ast.BitXor: "^", ast.BitAnd: "&",
    ast.USub: "-a", ast.UAdd: "+a", ast.Invert: "~a", ast.Not: "not a", ast.And: "and", ast.Or: "or",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Is: "is",
    ast.IsNot: "is not", ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip
# What Python 3.12 and 3.13 add. A test needs that Python.
LATER = [
    ("Statements", "`type Name = ...`", "3.12"),
    ("Statements", "`def f[T](a: T)`", "3.12"),
    ("Statements", "`class C[T]`", "3.12"),
    ("Statements", "`[T: int]`, `[*Ts]`, `[**P]`: bounds and kinds of type parameters", "3.12"),
    ("Statements", "`[T = int]`: defaults of type parameters", "3.13"),
    ("Expressions", '`f"{"nested"}"`, backslashes and comments in f-strings', "3.12"),
    ("Special methods", "`__buffer__`, `__release_buffer__`", "3.12"),
    ("Special methods", "`__static_attributes__`, `__firstlineno__`", "3.13"),
    ("Builtin functions", "`PythonFinalizationError`", "3.13"),
    ("Methods of int", "`int.is_integer`", "3.12"),
    ("Decorators", "`typing.override`", "3.12"),
    ("Decorators", "`warnings.deprecated`", "3.13"),
]
# Section of the Language Reference, its title, the special methods.
SPECIAL = [
    ("3.3.1", "Basic customization", "new init del repr str bytes format lt le eq ne gt ge hash bool"),
    ("3.3.2", "Customizing attribute access", "getattr getattribute setattr delattr dir"),
    ("3.3.2.2", "Implementing descriptors", "get set delete"),
    ("3.3.3", "Customizing class creation", "init_subclass set_name prepare mro_entries"),
    ("3.3.4", "Customizing instance and subclass checks", "instancecheck subclasscheck"),
    ("3.3.5", "Emulating generic types", "class_getitem"),
    ("3.3.6", "Emulating callable objects", "call"),
    ("3.3.7", "Emulating container types", "len length_hint getitem setitem delitem missing iter next reversed "
     "contains"),
    ("3.3.8", "Emulating numeric types", "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or "
     "radd rsub rmul rmatmul rtruediv rfloordiv rmod rdivmod rpow rlshift rrshift rand rxor ror "
     "iadd isub imul imatmul itruediv ifloordiv imod ipow ilshift irshift iand ixor ior "
     "neg pos abs invert complex int float index round trunc floor ceil"),
    ("3.3.9", "With statement context managers", "enter exit"),
    ("3.4", "Coroutines", "await aiter anext aenter aexit"),
    ("library", "copy, pickle, os, dataclasses, enum", "copy deepcopy reduce getstate setstate fspath post_init"),
]  # fmt: skip


def _body_assigns(name: str) -> Test:
    return lambda n: any(
        isinstance(s, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in s.targets) for s in n.body
    )


SPECIAL_FORMS: list[tuple[str, type[ast.AST], Test]] = [
    ("`__slots__`", ast.ClassDef, _body_assigns("__slots__")),
    ("`__match_args__`", ast.ClassDef, _body_assigns("__match_args__")),
    ("`__hash__ = None`", ast.ClassDef, _body_assigns("__hash__")),
    ("`__all__`", ast.Module, _body_assigns("__all__")),
    ("`__name__ == \"__main__\"`", ast.Compare, lambda n: isinstance(n.left, ast.Name) and n.left.id == "__name__"),
    ("`__getattr__` of a module", ast.Module, _any("body", lambda s: isinstance(s, ast.FunctionDef) and s.name == "__getattr__")),  # noqa: E501
    ("`__file__`", ast.Name, lambda n: n.id == "__file__"),
    ("`__doc__`", ast.Name, lambda n: n.id == "__doc__"),
    ("`__class__`", ast.Attribute, lambda n: n.attr == "__class__"),
]  # fmt: skip
DECORATORS = [
    "abc.abstractmethod", "atexit.register", "classmethod", "contextlib.asynccontextmanager",
    "contextlib.contextmanager", "dataclasses.dataclass", "enum.global_enum", "enum.member", "enum.nonmember",
    "enum.property", "enum.unique", "enum.verify", "functools.cache", "functools.cached_property",
    "functools.lru_cache", "functools.singledispatch", "functools.singledispatchmethod", "functools.total_ordering",
    "functools.wraps", "property", "staticmethod", "types.coroutine", "types.DynamicClassAttribute",
    "typing.dataclass_transform", "typing.final", "typing.no_type_check", "typing.overload",
    "typing.runtime_checkable",
]  # fmt: skip
TYPES = [
    "object", "bool", "int", "float", "complex", "str", "bytes", "bytearray", "memoryview", "list", "tuple", "range",
    "dict", "dict_keys", "dict_values", "dict_items", "set", "frozenset", "slice", "property", "type", "super",
    "function", "method", "generator", "coroutine", "async_generator", "module", "mappingproxy", "traceback",
    "GenericAlias", "UnionType",
]  # fmt: skip
KINDS: dict[str, type] = {
    **{name: getattr(builtins, name) for name in TYPES if hasattr(builtins, name)},
    "dict_keys": type({}.keys()), "dict_values": type({}.values()), "dict_items": type({}.items()),
    "function": types.FunctionType, "method": types.MethodType, "generator": types.GeneratorType,
    "coroutine": types.CoroutineType, "async_generator": types.AsyncGeneratorType, "module": types.ModuleType,
    "mappingproxy": types.MappingProxyType, "traceback": types.TracebackType, "GenericAlias": types.GenericAlias,
    "UnionType": types.UnionType,
}  # fmt: skip
SYNTAX_METHODS = {
    f"__{prefix}{name}__" for name in "add sub mul matmul truediv floordiv mod pow lshift rshift or xor and".split()
    for prefix in ("", "i")
} | {f"__{n}__" for n in "lt le gt ge neg pos invert getitem setitem delitem contains iter".split()}  # fmt: skip
"""The special methods of builtin types that are rows: those that operators, indexes and loops ask."""
ORDER = {"__lt__", "__le__", "__gt__", "__ge__"}
ORDERED = {int, float, str, bytes, bytearray, list, tuple, set, frozenset, KINDS["dict_keys"], KINDS["dict_items"]}
SHOWN_NAMES = {
    "function": "__name__ __qualname__ __doc__ __module__ __dict__ __defaults__ __kwdefaults__ __annotations__ "
    "__closure__ __code__ __globals__ __get__ __call__",
    "method": "__self__ __func__ __call__",
    "type": "__name__ __qualname__ __doc__ __module__ __dict__ __bases__ __base__ __mro__ mro __subclasses__ "
    "__annotations__ __call__ __or__",
    "object": "__class__ __doc__ __dict__ __repr__ __str__ __eq__ __hash__ __setattr__ __getattribute__ __delattr__ "
    "__format__ __init__ __new__ __init_subclass__ __dir__ __sizeof__ __reduce__ __reduce_ex__ __getstate__",
    "module": "__name__ __doc__ __dict__ __file__",
    "super": "__thisclass__ __self__ __self_class__",
}
EXCEPTION_NAMES = {
    "BaseException": "args with_traceback add_note __notes__ __cause__ __context__ __suppress_context__ __traceback__",
    "BaseExceptionGroup": "message exceptions split subgroup derive",
    "OSError": "errno strerror filename filename2 characters_written",
    "StopIteration": "value",
    "SystemExit": "code",
    "ImportError": "msg name path",
    "NameError": "name",
    "AttributeError": "name obj",
    "SyntaxError": "msg filename lineno offset text end_lineno end_offset",
    "UnicodeDecodeError": "encoding object start end reason",
    "UnicodeEncodeError": "encoding object start end reason",
}


def rows() -> Iterator[Row]:
    for section, node, name, test in FORMS:
        yield Row(section, name, node=node, test=test)
    yield from operators()
    for name in sorted(n for n in dir(builtins) if not n.startswith("_")):
        value = getattr(builtins, name)
        if name in ("copyright", "credits", "license", "exit", "quit", "False", "True", "None"):
            continue
        is_error = isinstance(value, type) and issubclass(value, BaseException)
        yield Row("Exception classes" if is_error else "Builtin functions", f"`{name}`", f"builtin {name}")
    yield from methods()
    for number, title, names in SPECIAL:
        for name in names.split():
            yield Row(f"Special methods: {number} {title}", f"`__{name}__`", f"dunder __{name}__")
    for name, node, test in SPECIAL_FORMS:
        yield Row("Special names", name, node=node, test=test)
    yield from decorators()
    for section, name, version in LATER:
        yield Row(section, name, since=version)


def operators() -> Iterator[Row]:
    for node, sign in OPERATORS.items():
        shown = f"`{sign}`".replace("|", "\\|")
        if issubclass(node, ast.operator):
            yield Row("Operators", shown, node=ast.BinOp, test=_is("op", node))
            yield Row("Operators", f"`{sign}=`".replace("|", "\\|"), node=ast.AugAssign, test=_is("op", node))
        elif issubclass(node, ast.cmpop):
            yield Row("Operators", shown, node=ast.Compare, test=_any("ops", _kind(node)))
        else:
            yield Row("Operators", shown, node=ast.UnaryOp if issubclass(node, ast.unaryop) else ast.BoolOp, test=_is("op", node))  # noqa: E501  # fmt: skip


def methods() -> Iterator[Row]:
    for kind_name in TYPES:
        kind = KINDS[kind_name]
        special = set(SHOWN_NAMES.get(kind_name, "").split())
        names = vars(bool) if kind is bool else dir(kind)  # all else of a bool is int's
        for name in sorted({*names, *special}, key=lambda n: (n.startswith("__"), n)):
            if name in special or not name.startswith("_") or (name in SYNTAX_METHODS and own(kind, name)):
                yield Row(f"Methods of {kind_name}", f"`{kind_name}.{name}`", f"{kind_name}.{name}")
    for kind_name, names in EXCEPTION_NAMES.items():
        for name in names.split():
            yield Row("Attributes of exceptions", f"`{kind_name}.{name}`", f"{kind_name}.{name}")


def own(kind: type, name: str) -> bool:
    """Whether syntax can ask a type for this: every type has `__lt__`, few compare."""
    if name in ORDER and kind not in ORDERED:
        return False
    return any(name in cls.__dict__ for cls in kind.__mro__ if cls is not object)


def decorators() -> Iterator[Row]:
    for full in DECORATORS:
        module, _, name = full.rpartition(".")
        yield Row("Decorators", f"`@{full}`", f"decorator {full}" if module else f"decorator {name}")
    for name in ("setter", "deleter", "getter"):
        yield Row("Decorators", f"`@x.{name}`", f"decorator .{name}")
    yield Row("Decorators", "a function of the program", "decorator function")
    yield Row("Decorators", "a function of the program with arguments", "decorator function()")
    yield Row("Decorators", "a class of the program", "decorator class")
    yield Row("Decorators", "on a class, a function of the program", "decorator of class")
    yield Row("Decorators", "on a method, a function of the program", "decorator of method")
    yield Row("Decorators", "several on one function", "decorators")
