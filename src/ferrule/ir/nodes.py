"""The nodes of the typed IR. Data only: every expression knows its type, every conversion is explicit."""

from __future__ import annotations

from dataclasses import dataclass, field

from ferrule.diagnostics import Span
from ferrule.ir.types import Type
from ferrule.knowledge import Row


@dataclass(eq=False)
class Expr:
    """An expression. `line` is the Python line that it came from, 0 when it has none."""

    type: Type
    line: int = field(default=0, kw_only=True)


# Leaves


@dataclass(eq=False)
class Lit(Expr):
    """A literal of type `int`, `i64`, `float`, `bool`, `str`, `bytes`, `complex` or `None`."""

    value: object


@dataclass(eq=False)
class Local(Expr):
    """A local variable or parameter. `boxed`: its value sits in a shared slot; `maybe`: it may be unbound."""

    name: str
    boxed: bool = False
    maybe: bool = False


@dataclass(eq=False)
class Global(Expr):
    """A module variable or class attribute. `checked`: reading it may come before its first assignment."""

    key: str
    checked: bool = True
    missing: str = ""  # what AttributeError says, when an unset one is an attribute


@dataclass(eq=False)
class GlobalIsSet(Expr):
    """Whether a module variable or class attribute has been assigned."""

    key: str


@dataclass(eq=False)
class GetField(Expr):
    """An instance attribute. `slot`: its place can be empty; `proven`: but not when it is read here.

    `fixed`: it has the value that the instance was made with, so the place itself can be read.
    """

    obj: Expr
    name: str
    slot: bool
    proven: bool = False
    fixed: bool = False


@dataclass(eq=False)
class FieldIsSet(Expr):
    """Whether an instance attribute has a value; `clear` takes it away (`del`)."""

    obj: Expr
    name: str
    clear: bool = False


@dataclass(eq=False)
class ExcAttr(Expr):
    """An attribute of an exception of the program."""

    obj: Expr
    name: str


@dataclass(eq=False)
class ConstRef(Expr):
    """A constant of the knowledge tables."""

    template: str
    crate: str
    feature: str = ""


@dataclass(eq=False)
class StaticValue(Expr):
    """A value without data: a function, a class, a module."""


# Conversions


@dataclass(eq=False)
class Convert(Expr):
    """The same Python value in another representation: into or out of an option, an enum, a family, a wider number."""

    value: Expr


@dataclass(eq=False)
class IsVariant(Expr):
    """Whether a value of an option, enum or family is one of the given member types."""

    value: Expr
    members: tuple[Type, ...]


@dataclass(eq=False)
class Switch(Expr):
    """Chooses by the member that a value of an option, enum or family is. Each arm binds the narrowed value."""

    subject: Expr
    arms: list[tuple[Type, str, Block]]


@dataclass(eq=False)
class Block(Expr):
    """Statements, then a value (None when the block never ends normally)."""

    body: list[Stmt]
    value: Expr | None


# Operations


@dataclass(eq=False)
class Arith(Expr):
    """Arithmetic on two operands of one numeric type, by the Python operator's name: `add`, `floordiv`, ...

    `known` is what ranges say of the operands: a divisor is `nonzero`, `positive`, or `natural` where the dividend is
    not negative either; a shift count is `small` in a machine word.
    """

    op: str
    left: Expr
    right: Expr
    known: str = field(default="", kw_only=True)


@dataclass(eq=False)
class Unary(Expr):
    """`neg`, `pos` or `invert` of a number."""

    op: str
    value: Expr


@dataclass(eq=False)
class Not(Expr):
    value: Expr


@dataclass(eq=False)
class Truth(Expr):
    """`bool(x)` of any value."""

    value: Expr


@dataclass(eq=False)
class Logic(Expr):
    """`and` / `or` of two truth values."""

    op: str
    left: Expr
    right: Expr


@dataclass(eq=False)
class Compare(Expr):
    """`==`, `!=`, `<`, `<=`, `>`, `>=` of two values of one type, or of `int` with `float`."""

    op: str
    left: Expr
    right: Expr


@dataclass(eq=False)
class Is(Expr):
    """Identity of two values of one type."""

    left: Expr
    right: Expr


@dataclass(eq=False)
class IfExp(Expr):
    test: Expr
    body: Expr
    orelse: Expr


@dataclass(eq=False)
class MakeTuple(Expr):
    items: list[Expr]


@dataclass(eq=False)
class TupleGet(Expr):
    value: Expr
    index: int


@dataclass(eq=False)
class MakeContainer(Expr):
    """A list, set, tuple of unknown length or dict from single items; a dict's items are key, value, key, value.

    `constants`: a set display of constants, which CPython's compiler makes another way, so in another order.
    """

    items: list[Expr]
    constants: bool = False


@dataclass(eq=False)
class Format(Expr):
    """An f-string: texts and values with a conversion (`s`, `r`, `a` or nothing) and a format specification."""

    parts: list[str | tuple[Expr, str, Expr | None]]


@dataclass(eq=False)
class RowCall(Expr):
    """A call by a row of the knowledge tables; `args` by parameter, a star parameter has several."""

    row: Row
    receiver: Expr | None
    args: dict[str, list[Expr]]
    bindings: dict[str, Type] = field(default_factory=dict)


@dataclass(eq=False)
class RuntimeCall(Expr):
    """A call of a runtime function that no Python name stands for, such as unpacking. Arguments by reference."""

    func: str
    args: list[Expr]
    fallible: bool = True


@dataclass(eq=False)
class Callback(Expr):
    """A callable as a Rust closure `|a, b| body` for a row; the parameters arrive by reference."""

    params: list[tuple[str, Type]]
    body: Expr


@dataclass(eq=False)
class Call(Expr):
    """A call of a function of the program; `args` in the order of its parameters, the receiver first."""

    func: str
    args: list[Expr]
    env: Expr | None = None


@dataclass(eq=False)
class New(Expr):
    """A new instance with nothing assigned yet."""

    cls: str


@dataclass(eq=False)
class MakeInstance(Expr):
    """A new instance with these attributes, evaluated in this order; the others have no value yet."""

    cls: str
    fields: list[tuple[str, Expr]]


@dataclass(eq=False)
class Construct(Expr):
    """A new instance, and `init` called on it; the first argument of `init` stands for the instance."""

    cls: str
    init: Call


@dataclass(eq=False)
class NewExc(Expr):
    """A new exception with its `args`."""

    cls: str
    args: list[Expr]


@dataclass(eq=False)
class ExcArgs(Expr):
    """`e.args` as a tuple of the type's elements; `first`: only the first argument, None if there is none."""

    exc: Expr
    first: bool = False


@dataclass(eq=False)
class MakeClosure(Expr):
    """A function with what it captures: (name, value) in the order of its struct; attributes have no value yet."""

    key: str
    captures: list[tuple[str, Expr]]
    kept: list[tuple[str, Expr]] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)


@dataclass(eq=False)
class ClosureField(Expr):
    """What a function object keeps beside captured variables: the value of a default, an attribute.

    `missing` is what AttributeError says of an attribute that was not assigned.
    """

    closure: Expr
    name: str
    missing: str = ""


@dataclass(eq=False)
class LazyIter(Expr):
    """A generator expression: `body` yields; `captures` are the locals that it copies when it is made."""

    captures: list[str]
    body: list[Stmt]
    item: Type


@dataclass(eq=False)
class Yield(Expr):
    value: Expr


@dataclass(eq=False)
class YieldFrom(Expr):
    value: Expr


# Statements


@dataclass(eq=False)
class Stmt:
    line: int = field(default=0, kw_only=True)


@dataclass(eq=False)
class Let(Stmt):
    """Declares a local. `boxed`: shared slot; `maybe`: starts unbound; without value it is assigned before use."""

    name: str
    type: Type
    value: Expr | None
    mutable: bool = False
    boxed: bool = False
    maybe: bool = False


@dataclass(eq=False)
class Assign(Stmt):
    name: str
    value: Expr
    boxed: bool = False
    maybe: bool = False


@dataclass(eq=False)
class Unbind(Stmt):
    """`del name`."""

    name: str
    boxed: bool = False


@dataclass(eq=False)
class SetGlobal(Stmt):
    key: str
    value: Expr


@dataclass(eq=False)
class UnsetGlobal(Stmt):
    """The module variable has no value any more."""

    key: str


@dataclass(eq=False)
class SetField(Stmt):
    obj: Expr
    name: str
    value: Expr


@dataclass(eq=False)
class SetKept(Stmt):
    """Assigns an attribute of a closure."""

    closure: Expr
    name: str
    value: Expr


@dataclass(eq=False)
class SetExcAttr(Stmt):
    obj: Expr
    name: str
    value: Expr


@dataclass(eq=False)
class Do(Stmt):
    """Evaluates an expression for its effect."""

    value: Expr


@dataclass(eq=False)
class If(Stmt):
    test: Expr
    body: list[Stmt]
    orelse: list[Stmt]


@dataclass(eq=False)
class Loop(Stmt):
    """An endless loop; it ends by `Break`."""

    body: list[Stmt]
    label: str = ""


@dataclass(eq=False)
class While(Stmt):
    test: Expr
    body: list[Stmt]
    label: str = ""


@dataclass(eq=False)
class For(Stmt):
    """Iterates; `name` is fresh in each round."""

    name: str
    elem: Type
    iterable: Expr
    body: list[Stmt]
    label: str = ""


@dataclass(eq=False)
class Labelled(Stmt):
    """A block that `Break` with its label leaves."""

    label: str
    body: list[Stmt]


@dataclass(eq=False)
class Break(Stmt):
    label: str = ""


@dataclass(eq=False)
class Continue(Stmt):
    label: str = ""


@dataclass(eq=False)
class Return(Stmt):
    value: Expr | None


@dataclass(eq=False)
class Raise(Stmt):
    """Raises; `cause` is the exception of `from` (a `None` literal for `from None`)."""

    value: Expr
    cause: Expr | None = None
    context: str = ""
    passes_on: bool = False  # what somebody else raised while `context` was being handled


@dataclass(eq=False)
class Try(Stmt):
    """Runs `body`; an exception is bound to `exc` and `handler` runs, which decides by itself whether it takes it.

    `label` names the place that the body's exceptions go to.
    """

    label: str
    body: list[Stmt]
    exc: str
    handler: list[Stmt]
    orelse: list[Stmt] = field(default_factory=list)


@dataclass(eq=False)
class Escape(Stmt):
    """Statements inside the body of the `Try` with this label whose exceptions do not go to it: a copy of `finally`."""

    label: str
    body: list[Stmt]


@dataclass(eq=False)
class Enter(Stmt):
    """One more call on the stack until the function returns; raises RecursionError where that is too many."""


@dataclass(eq=False)
class Comment(Stmt):
    lines: list[str]


# Items


@dataclass(eq=False)
class Param:
    name: str
    type: Type
    mutable: bool = False  # assigned in the body, so the body needs its own copy
    boxed: bool = False


@dataclass(eq=False)
class Function:
    """A function of the program."""

    key: str
    name: str
    module: str
    params: list[Param]
    result: Type
    body: list[Stmt]
    owner: Type | None = None  # the receiver's type of a method
    is_method: bool = False  # the first parameter is the receiver
    closure: str = ""  # the key of the closure whose call this is
    raises: bool = True
    doc: str = ""
    generator: tuple[Type, Type, Type] | None = None
    python_name: str = ""
    line: int = 0
    end_line: int = 0
    makes: bool = False  # makes an instance of `owner`: `new`
    shown: dict[str, str] = field(default_factory=dict)  # what Python calls variables that have another name here


@dataclass(eq=False)
class Field:
    """`slot`: the place can be empty; `fixed`: nothing assigns it once the instance is made."""

    name: str
    type: Type
    slot: bool
    fixed: bool = False


@dataclass(eq=False)
class Class:
    """A class with instances: a struct."""

    key: str
    name: str
    python_name: str
    module: str
    fields: list[Field]
    doc: str = ""
    protocol: dict[str, Expr] = field(default_factory=dict)
    line: int = 0
    meetings: list[Meeting] = field(default_factory=list)
    whole: bool = False  # every instance is made by `MakeInstance`, so there is none without values
    reduces: str = ""  # the method by which it says itself what `copy` makes: `__reduce__`, `__setstate__`


@dataclass(eq=False)
class Meeting:
    """How an instance (`this`) compares with a value of another type (`other`) that the runtime brings."""

    symbol: str  # `==`, `<`, `<=`, `>` or `>=`
    type: Type
    answer: Expr


@dataclass(eq=False)
class FamilyDef:
    """The enum over the concrete classes below a base class."""

    key: str
    name: str
    module: str
    members: list[str]
    python_name: str = ""


@dataclass(eq=False)
class ExceptionDef:
    """A class of exceptions."""

    key: str
    name: str
    module: str
    bases: list[str]
    protocol: dict[str, str] = field(default_factory=dict)
    doc: str = ""
    unhashable: bool = False


@dataclass(eq=False)
class ClosureDef:
    """A function with captures as a value: a struct with a method for each way that it is called."""

    key: str
    name: str  # the name in Python
    path: str  # where it stands in its module: `outer.inner`
    module: str
    captures: list[Param]


@dataclass(eq=False)
class GlobalDef:
    key: str
    name: str
    module: str
    type: Type
    const: Expr | None = None  # its value, when it never changes and Rust can evaluate it while it compiles
    comments: list[str] = field(default_factory=list)  # those above the constant
    line: int = 0


@dataclass(eq=False)
class Module:
    name: str
    rust: str
    path: str
    doc: str = ""
    is_package: bool = False
    source: str = ""
    is_library: bool = False  # Python text of the knowledge: one text for every program


@dataclass(eq=False)
class Crate:
    """A whole program in the IR."""

    name: str
    modules: dict[str, Module] = field(default_factory=dict)
    functions: dict[str, Function] = field(default_factory=dict)
    classes: dict[str, Class] = field(default_factory=dict)
    families: dict[str, FamilyDef] = field(default_factory=dict)
    exceptions: dict[str, ExceptionDef] = field(default_factory=dict)
    unions: dict[str, tuple[Type, ...]] = field(default_factory=dict)
    closures: dict[str, ClosureDef] = field(default_factory=dict)
    table_unions: dict[str, Type] = field(default_factory=dict)  # classes of the tables that stand for several types
    globals: dict[str, GlobalDef] = field(default_factory=dict)
    main: str = ""
    reasons: dict[tuple[str, str], str] = field(default_factory=dict)  # function, variable: why it is an `Int`
    plain: bool = False  # plain types and signatures where facts allow them
    diagnostics: list[object] = field(default_factory=list)
    crates: dict[str, set[str]] = field(default_factory=dict)  # runtime crates and their features, known after emission
    source_map: dict[str, dict[int, Span]] = field(default_factory=dict)  # Rust file, Rust line, place in the Python

    def exceptions_decide_truth(self) -> bool:
        """Whether some exception says itself whether it is true."""
        return any("__bool__" in e.protocol or "__len__" in e.protocol for e in self.exceptions.values())
