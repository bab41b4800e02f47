"""The modules `string` and `copy`."""

module = "string"


ascii_lowercase: str = const("string::ASCII_LOWERCASE")
ascii_uppercase: str = const("string::ASCII_UPPERCASE")
ascii_letters: str = const("string::ASCII_LETTERS")
digits: str = const("string::DIGITS")
hexdigits: str = const("string::HEXDIGITS")
octdigits: str = const("string::OCTDIGITS")
punctuation: str = const("string::PUNCTUATION")
whitespace: str = const("string::WHITESPACE")
printable: str = const("string::PRINTABLE")


@row("string::capwords({s})")
def capwords(s: str, sep: None = None) -> str: ...
@row("string::capwords_by({s}, {sep})", raises="ValueError")
def capwords(s: str, sep: str) -> str: ...


@rust("string::Template")
class Template:
    @row("string::Template::new({template})")
    def __init__(self, template: str) -> None: ...
    @row("{self}.template()", prop=True)
    def template(self) -> str: ...
    @row("{self}.substitute({mapping})", raises="*")
    def substitute(self, mapping: dict[str, V], /) -> str: ...
    @row("{self}.substitute_named({kws:dyn}, false)", raises="*")
    def substitute(self, **kws: Any) -> str: ...
    @row("{self}.safe_substitute({mapping})", raises="*")
    def safe_substitute(self, mapping: dict[str, V], /) -> str: ...
    @row("{self}.substitute_named({kws:dyn}, true)", raises="*")
    def safe_substitute(self, **kws: Any) -> str: ...


module = "copy"

@row("copy::copy({x})", raises="*")
def copy(x: T) -> T: ...
@row("copy::deepcopy({x})", raises="*")
def deepcopy(x: T) -> T: ...
