CLASSES = [
    BlockingIOError, BrokenPipeError, BufferError, BytesWarning, ChildProcessError, ConnectionAbortedError,
    ConnectionError, ConnectionRefusedError, ConnectionResetError, EncodingWarning, EnvironmentError,
    FloatingPointError, IOError, ImportWarning, IndentationError, InterruptedError, IsADirectoryError,
    NotADirectoryError, PendingDeprecationWarning, PermissionError, ProcessLookupError, ReferenceError,
    ResourceWarning, SyntaxWarning, SystemError, TabError, UnicodeError, UnicodeWarning, Warning,
]  # fmt: skip
for cls in CLASSES:
    try:
        raise cls("text")
    except OSError as error:
        print("OSError", type(error).__name__, error)
    except (SyntaxError, ValueError) as error:
        print("source or value", type(error).__name__, error)
    except Warning as error:
        print("Warning", repr(error))
    except Exception as error:
        print(repr(error), error.args)
try:
    raise KeyboardInterrupt
except BaseException as error:
    print(repr(error), isinstance(error, Exception))
error = ValueError("a")
error.add_note("first note")
error.add_note("second")
print(error.__notes__)
