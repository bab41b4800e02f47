"""What Python's builtins, standard library and mapped packages mean, as tables. See README.md beside this file."""

from __future__ import annotations

from ferrule.knowledge.asking import docstring_of, has_name, public_names_of
from ferrule.knowledge.conditions import holds
from ferrule.knowledge.model import DEFAULT, ConstRow, Knowledge, Param, Row, TableClass, TableModule, TypeExpr
from ferrule.knowledge.reader import TableError, load

__all__ = [
    "DEFAULT",
    "ConstRow",
    "Knowledge",
    "Param",
    "Row",
    "TableClass",
    "TableError",
    "TableModule",
    "TypeExpr",
    "docstring_of",
    "has_name",
    "holds",
    "load",
    "public_names_of",
]
