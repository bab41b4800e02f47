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
