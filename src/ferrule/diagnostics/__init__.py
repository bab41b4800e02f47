"""Problems and how they are told. See `model` for the data, `codes` for the list, `render` for the forms."""

from __future__ import annotations

from ferrule.diagnostics.codes import CODES, Code, Severity
from ferrule.diagnostics.model import (
    Diagnostic,
    FerruleError,
    Label,
    Sink,
    Span,
    diagnostic,
    exit_status,
    read_source,
    span_of,
    split_lines,
)
from ferrule.diagnostics.render import explanation, render, to_json

__all__ = [
    "CODES",
    "Code",
    "Diagnostic",
    "FerruleError",
    "Label",
    "Severity",
    "Sink",
    "Span",
    "diagnostic",
    "exit_status",
    "explanation",
    "read_source",
    "render",
    "span_of",
    "split_lines",
    "to_json",
]
