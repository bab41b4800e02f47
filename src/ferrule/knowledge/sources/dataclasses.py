"""The part of `dataclasses` that is not written out before inference (`infer/data_classes.py`)."""


class Field:
    def __init__(self, name, init, repr, compare, kw_only):
        self.name = name
        self.init = init
        self.repr = repr
        self.compare = compare
        self.kw_only = kw_only


class TypedField(Field):
    """Where annotations are text, as after `from __future__ import annotations`."""

    def __init__(self, name, init, repr, compare, kw_only, type):
        super().__init__(name, init, repr, compare, kw_only)
        self.type = type


def is_dataclass(obj):
    return hasattr(obj, "_fields") and hasattr(obj, "_replaced")
