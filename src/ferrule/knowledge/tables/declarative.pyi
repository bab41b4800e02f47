"""Modules whose names are written out before inference (`infer/expand.py`) or only speak to type checkers."""

module = "dataclasses"
module = "enum"
module = "abc"
module = "contextlib"
