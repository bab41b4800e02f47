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


module = "copy"

@row("copy::copy({x})", raises="*")
def copy(x: T) -> T: ...
@row("copy::deepcopy({x})", raises="*")
def deepcopy(x: T) -> T: ...
