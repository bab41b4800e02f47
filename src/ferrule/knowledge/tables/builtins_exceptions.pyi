"""What can be asked of an exception. Constructors are not rows: the translator makes exceptions of their class."""


@rust("Exc")
class BaseException:
    @row("{self}.add_note({note})", mutates="self")
    def add_note(self, note: str) -> None: ...
    @row("{self}.notes_list()", prop=True)
    def __notes__(self) -> list[str]: ...
    @row("{self}.suppress_context()", prop=True)
    def __suppress_context__(self) -> bool: ...


@rust("Exc")
class OSError(BaseException):
    @row("{self}.errno()", prop=True)
    def errno(self) -> int | None: ...
    @row("{self}.strerror()", prop=True)
    def strerror(self) -> str | None: ...
    @row("{self}.filename_str()", prop=True)
    def filename(self) -> str | None: ...


@rust("Exc")
class SystemExit(BaseException): ...


@rust("ExcType", copy=True)
class ExcType:
    @row("{self}.name()", prop=True)
    def __name__(self) -> str: ...
    @row("{self}.name()", prop=True)
    def __qualname__(self) -> str: ...
    @row("{self}.module()", prop=True)
    def __module__(self) -> str: ...


@rust("Exc")
class FileNotFoundError(OSError): ...


@rust("Exc")
class PermissionError(OSError): ...


@rust("Exc")
class FileExistsError(OSError): ...


@rust("Exc")
class IsADirectoryError(OSError): ...


@rust("Exc")
class NotADirectoryError(OSError): ...


@rust("Exc")
class TimeoutError(OSError): ...


@rust("Exc")
class ConnectionError(OSError): ...


@rust("Exc")
class BrokenPipeError(OSError): ...


@exception("exc::BASE_EXCEPTION_GROUP")
class BaseExceptionGroup(BaseException):
    @row("exc::group(&exc::BASE_EXCEPTION_GROUP, {message}, {exceptions})", raises="TypeError|ValueError")
    def __init__(self, message: Any, exceptions: Any, /) -> None: ...
    @row("{self}.group_message()", prop=True)
    def message(self) -> str: ...
    @row("{self}.parts()", prop=True)
    def exceptions(self) -> tuple[BaseException, ...]: ...
    @row("{self}.split({condition})", raises="*")
    def split(
        self, condition: Callable[[BaseException], bool], /
    ) -> tuple[BaseExceptionGroup | None, BaseExceptionGroup | None]: ...
    @row("{self}.subgroup({condition})", raises="*")
    def subgroup(self, condition: Callable[[BaseException], bool], /) -> BaseExceptionGroup | None: ...
    @row("{self}.derive({excs})", raises="TypeError|ValueError")
    def derive(self, excs: Any, /) -> BaseExceptionGroup: ...


@exception("exc::EXCEPTION_GROUP")
class ExceptionGroup(BaseExceptionGroup, Exception):
    @row("exc::group(&exc::EXCEPTION_GROUP, {message}, {exceptions})", raises="TypeError|ValueError")
    def __init__(self, message: Any, exceptions: Any, /) -> None: ...


@row("exc::star_group({exc})")
def star_group__(exc: BaseException, /) -> BaseExceptionGroup: ...


@row("exc::star_rest({caught}, {left}, {raised})")
def star_rest__(
    caught: BaseException, left: BaseExceptionGroup | None, raised: list[BaseException], /
) -> BaseException | None: ...
