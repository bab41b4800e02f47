"""The builtin functions on files."""


@row("files::open_binary({file}, {mode})", raises="OSError|ValueError", effects="io", when={"mode": "contains b"})
def open(file: str, mode: str, buffering: int = -1) -> io.BufferedFile: ...
@row("files::open_binary(&{file}.to_text(), {mode})", raises="OSError|ValueError", effects="io", when={"mode": "contains b"})
def open(file: pathlib.Path, mode: str, buffering: int = -1) -> io.BufferedFile: ...
@row("files::print_to({args:dyn}, {sep}, {end}, {file}, {flush})", raises="*", effects="io")
def print(*args: Any, sep: str = " ", end: str = "\n", file: io.TextIOWrapper, flush: bool = False) -> None: ...
@row("files::print_to_memory({args:dyn}, {sep}, {end}, {file})", raises="*", mutates="file")
def print(*args: Any, sep: str = " ", end: str = "\n", file: io.StringIO, flush: bool = False) -> None: ...
@python
def print(*args: Any, sep: Any = " ", end: Any = "\n", file: Any, flush: Any = False) -> Any: ...
@row("files::open({file}, {mode}, {encoding}, {errors}, {newline})", raises="OSError|LookupError|ValueError", effects="io")
def open(
    file: str,
    mode: str = "r",
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
) -> io.TextIOWrapper: ...
@row("files::open(&{file}.to_text(), {mode}, {encoding}, {errors}, {newline})", raises="OSError|LookupError|ValueError", effects="io")
def open(
    file: pathlib.Path,
    mode: str = "r",
    buffering: int = -1,
    encoding: str | None = None,
    errors: str | None = None,
    newline: str | None = None,
) -> io.TextIOWrapper: ...
