"""The module `traceback`, to stderr: the frames between the handler and the raise are not known, so asking for the text
is refused when it happens.

`print_exc()` and its like name the exception after `infer/handled.py`.
"""

module = "traceback"


@row("List::from(vec![Str::from(format!(\"{}\\n\", ferrule_rt::traceback::last_line({exc})))])")
def format_exception_only(exc: BaseException, /) -> list[str]: ...
@row("List::from(vec![Str::from(format!(\"{}\\n\", ferrule_rt::traceback::last_line({value})))])")
def format_exception_only(exc: Any, /, value: BaseException) -> list[str]: ...
@row("ferrule_rt::traceback::print_exception({exc})", effects="io")
def print_exception(exc: BaseException, /) -> None: ...
@row("ferrule_rt::traceback::print_exception({value})", effects="io")
def print_exception(exc: Any, /, value: BaseException, tb: Any) -> None: ...
@row("ferrule_rt::traceback::unknown_frames::<Str>()", raises="RuntimeError")
def format_exc() -> str: ...
@row("ferrule_rt::traceback::unknown_frames::<List<Str>>()", raises="RuntimeError")
def format_exception(exc: BaseException, /) -> list[str]: ...
@row("ferrule_rt::traceback::unknown_frames::<List<Str>>()", raises="RuntimeError")
def format_exception(exc: Any, /, value: BaseException, tb: Any) -> list[str]: ...


# For the Python text of `logging`: the program has no such module.
module = "_traceback"


@row("ferrule_rt::traceback::entries({exc})", effects="io")
def format_exception(exc: BaseException, /) -> list[str]: ...
