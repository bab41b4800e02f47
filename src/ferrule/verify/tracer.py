"""Records which lines of the program run. Part of the runner's process: it imports only what the interpreter has loaded
or has built in, so that a program's own `types.py` is found as it would be without it.

Each line of the result is `file<TAB>first line of the code<TAB>qualified name<TAB>line,line,...`. Code objects are kept
apart because the line of a `def` runs in the code around it, not in the function.
"""

from __future__ import annotations

import atexit
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType, FrameType
    from typing import Any

_MONITORING: Any = getattr(sys, "monitoring", None)


class Recorder:
    def __init__(self, root: str) -> None:
        self.root = os.path.join(os.path.abspath(root), "")
        self.lines: dict[CodeType, set[int]] = {}
        self.tracers: dict[CodeType, tuple[set[int], Any]] = {}
        self.own: dict[str, str] = {}
        """File name of a code object to its path below the root, or nothing when it is not the program's."""
        self.start_folder = os.getcwd()

    def place(self, code: CodeType) -> str:
        name = code.co_filename
        if name not in self.own:
            path = os.path.normpath(os.path.join(self.start_folder, name))
            self.own[name] = path[len(self.root) :] if path.startswith(self.root) else ""
        return self.own[name]

    def start(self) -> None:
        if _MONITORING is not None:
            self._monitor()
        else:
            sys.settrace(self._called)

    def stop(self) -> None:
        if _MONITORING is not None:
            _MONITORING.set_events(_MONITORING.COVERAGE_ID, 0)
            _MONITORING.free_tool_id(_MONITORING.COVERAGE_ID)
        else:
            sys.settrace(None)

    def _monitor(self) -> None:
        """3.12 and later: each line is reported once, then costs nothing."""

        def line(code: CodeType, number: int) -> Any:
            if self.place(code):
                self.lines.setdefault(code, set()).add(number)
            return _MONITORING.DISABLE

        _MONITORING.use_tool_id(_MONITORING.COVERAGE_ID, "ferrule")
        _MONITORING.register_callback(_MONITORING.COVERAGE_ID, _MONITORING.events.LINE, line)
        _MONITORING.set_events(_MONITORING.COVERAGE_ID, _MONITORING.events.LINE)

    def _called(self, frame: FrameType, event: str, argument: object) -> Any:
        """3.11: a code object all of whose lines have run is traced no more."""
        tracer = self.tracers.get(frame.f_code)
        if tracer is None:
            tracer = self.tracers[frame.f_code] = self._tracer(frame.f_code)
        left, lined = tracer
        return lined if left else None

    def _tracer(self, code: CodeType) -> tuple[set[int], Any]:
        """The lines still to be seen, and the function that sees them."""
        if not self.place(code):
            return set(), None
        seen = self.lines[code] = set()
        lines = {line for _, _, line in code.co_lines() if line}
        # A function's first line only enters it, unless it is the only one.
        left = lines - {code.co_firstlineno} or lines

        def lined(frame: FrameType, event: str, argument: object) -> Any:
            if event == "line":
                seen.add(frame.f_lineno)
                left.discard(frame.f_lineno)
            return lined

        return left, lined

    def write(self, path: str) -> None:
        with open(path, "w", encoding="utf-8") as file:
            for code, lines in self.lines.items():
                numbers = ",".join(map(str, sorted(lines)))
                file.write(f"{self.place(code)}\t{code.co_firstlineno}\t{code.co_qualname}\t{numbers}\n")


def install(root: str, path: str) -> None:
    """Records from now on. What the program registers to run at its end is registered later, hence runs and counts."""
    recorder = Recorder(root)

    def finish() -> None:
        recorder.stop()
        recorder.write(path)

    atexit.register(finish)
    recorder.start()
