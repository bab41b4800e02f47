"""A module of names for types only, as libraries have it, and who imports from it at run time."""

from ._types import Key, ParseFloat, Pos
from .parser import loads

__all__ = ("Key", "ParseFloat", "Pos", "loads")
