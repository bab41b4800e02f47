"""The module `json`.

`json.Value` stands for whatever a JSON text can hold: `None`, `bool`, `int`, `float`, `str`, a list of it or a dict from
`str` to it. Its Rust type is the enum `json::Value`, or any union of these members for which `impl_from_json!` is written.
Of the types that it refuses the runtime raises what CPython does.
"""

module = "json"


@rust("json::Value", feature="json", union=("None", "bool", "int", "float", "str", "list[Value]", "dict[str, Value]"), traits=("impl_from_json", "impl_to_json", "impl_json_key"), refuses=("bytes", "bytearray", "complex", "range", "set", "frozenset", "collections.deque", "pathlib.Path", "re.Match", "re.Pattern", "datetime.date", "datetime.datetime", "datetime.time", "datetime.timedelta", "datetime.timezone"))
class Value: ...


@exception("json::JSON_DECODE_ERROR", feature="json")
class JSONDecodeError(ValueError):
    @row("json::new_decode_error({msg}, {doc}, {pos})", raises="OverflowError")
    def __init__(self, msg: str, doc: str, pos: int) -> None: ...
    @row("{self}.attr::<Str>(\"msg\").unwrap_or_default()", prop=True)
    def msg(self) -> str: ...
    @row("{self}.attr::<Str>(\"doc\").unwrap_or_default()", prop=True)
    def doc(self) -> str: ...
    @row("{self}.attr::<Int>(\"pos\").unwrap_or_default()", prop=True)
    def pos(self) -> int: ...
    @row("{self}.attr::<Int>(\"lineno\").unwrap_or_default()", prop=True)
    def lineno(self) -> int: ...
    @row("{self}.attr::<Int>(\"colno\").unwrap_or_default()", prop=True)
    def colno(self) -> int: ...


@row("json::dumps({obj}, &json::style({indent}, {separators}, {sort_keys}, {ensure_ascii}, {allow_nan}))", raises="*", feature="json")
def dumps(
    obj: Any,
    *,
    indent: int | None = None,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
    ensure_ascii: bool = True,
    allow_nan: bool = True,
) -> str: ...
@row("json::dumps({obj}, &json::style_text({indent}, {separators}, {sort_keys}, {ensure_ascii}, {allow_nan}))", raises="*", feature="json")
def dumps(
    obj: Any,
    *,
    indent: str,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
    ensure_ascii: bool = True,
    allow_nan: bool = True,
) -> str: ...
@row("json::dump({obj}, {fp}, &json::style({indent}, {separators}, {sort_keys}, {ensure_ascii}, {allow_nan}))", raises="*", effects="io", feature="json")
def dump(
    obj: Any, fp: io.TextIOWrapper,
    *,
    indent: int | None = None,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
    ensure_ascii: bool = True,
    allow_nan: bool = True,
) -> None: ...
@row("json::dump({obj}, {fp}, &json::style_text({indent}, {separators}, {sort_keys}, {ensure_ascii}, {allow_nan}))", raises="*", effects="io", feature="json")
def dump(
    obj: Any, fp: io.TextIOWrapper,
    *,
    indent: str,
    separators: tuple[str, str] | None = None,
    sort_keys: bool = False,
    ensure_ascii: bool = True,
    allow_nan: bool = True,
) -> None: ...
@row("json::loads::<{return}>({s})", raises="ValueError|RecursionError", feature="json")
def loads(s: str) -> Value: ...
@row("json::loads::<{return}>({s})", raises="ValueError|RecursionError", feature="json")
def loads(s: bytes) -> Value: ...
@row("json::load::<{return}>({fp})", raises="OSError|ValueError|RecursionError", effects="io", feature="json")
def load(fp: io.TextIOWrapper) -> Value: ...

# With functions of the program: `sources/_json.py`.
@python
def dumps(
    obj: Any,
    *,
    skipkeys: Any = False,
    ensure_ascii: Any = True,
    check_circular: Any = True,
    allow_nan: Any = True,
    cls: Any = None,
    indent: Any = None,
    separators: Any = None,
    default: Any = None,
    sort_keys: Any = False,
) -> Any: ...
@python
def dump(
    obj: Any,
    fp: Any,
    *,
    skipkeys: Any = False,
    ensure_ascii: Any = True,
    check_circular: Any = True,
    allow_nan: Any = True,
    cls: Any = None,
    indent: Any = None,
    separators: Any = None,
    default: Any = None,
    sort_keys: Any = False,
) -> Any: ...
@python
def loads(
    s: Any,
    *,
    object_hook: Any = None,
    parse_float: Any = None,
    parse_int: Any = None,
    parse_constant: Any = None,
    object_pairs_hook: Any = None,
) -> Any: ...
@python
def load(
    fp: Any,
    *,
    object_hook: Any = None,
    parse_float: Any = None,
    parse_int: Any = None,
    parse_constant: Any = None,
    object_pairs_hook: Any = None,
) -> Any: ...


# What `sources/_json.py` stands on.
module = "_jsontext"


@row("json::quote({s}, {ensure_ascii})", feature="json")
def quote(s: str, ensure_ascii: bool) -> str: ...
@row("json::number({x}, {allow_nan}, {detailed})", raises="ValueError", feature="json")
def number(x: float, allow_nan: bool, detailed: bool) -> str: ...
@row("json::unquote({s})", raises="ValueError", feature="json")
def unquote(s: str) -> str: ...
@row("json::checked({s})", raises="ValueError|RecursionError", feature="json")
def checked(s: str) -> str: ...
@row("json::checked({s})", raises="ValueError|RecursionError", feature="json")
def checked(s: bytes) -> str: ...
@row("json::not_serializable({o}.type_name())", feature="json")
def not_serializable(o: Any) -> Never: ...
@row("json::bad_key({key}.type_name())", feature="json")
def bad_key(key: Any) -> Never: ...
