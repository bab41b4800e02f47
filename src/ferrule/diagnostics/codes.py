"""Every diagnostic code: one row here, one page `explain/<CODE>.md` whose first line is `# <CODE>: <title>`, one test.

To add a code, add a row, a page and a case under `tests/errors/`; a test says which of them is missing.

    FER01xx  reading the program        FER05xx  building it, writing the result
    FER02xx  names, types, calls        FER06xx  comparing with CPython
    FER03xx  language constructs        FER09xx  bugs of Ferrule itself
    FER04xx  library knowledge; from FER0420 on, what only a run of the translated program can find
    FER07xx  the sandbox
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note", "bug"]


@dataclass(frozen=True)
class Code:
    title: str
    severity: Severity = "error"


CODES: dict[str, Code] = {
    "FER0101": Code("invalid syntax"),
    "FER0102": Code("entry not found"),
    "FER0103": Code("module not found"),
    "FER0104": Code("source file cannot be decoded"),
    "FER0105": Code("no single entry point"),
    "FER0106": Code("name is not in the module"),
    "FER0107": Code("relative import leaves its package"),
    "FER0108": Code("source file cannot be read"),
    "FER0109": Code("entry is not a Python file"),
    "FER0110": Code("invalid settings"),
    "FER0111": Code("entry names no function"),
    "FER0112": Code("symbol not found"),
    "FER0201": Code("name is not defined"),
    "FER0202": Code("call with wrong arguments"),
    "FER0203": Code("name is not in the module"),
    "FER0204": Code("attribute does not exist"),
    "FER0205": Code("function is not known with these arguments"),
    "FER0206": Code("wrong number of values to unpack"),
    "FER0301": Code("statement is not supported yet"),
    "FER0302": Code("expression is not supported yet"),
    "FER0304": Code("form of `super` is not supported yet"),
    "FER0305": Code("attribute name is computed"),
    "FER0306": Code("function needs the interpreter at run time"),
    "FER0310": Code("class cannot be declared here yet"),
    "FER0311": Code("statement in a class body is not supported yet"),
    "FER0312": Code("`**` of this value in a call"),
    "FER0313": Code("special method is not supported yet"),
    "FER0314": Code("decorator on a method is not supported yet"),
    "FER0315": Code("base class is not supported yet"),
    "FER0316": Code("`del` of this target is not supported yet"),
    "FER0317": Code("`raise` has nothing to raise again"),
    "FER0318": Code("exception classes are not known statically"),
    "FER0322": Code("this form of `async` is not supported yet"),
    "FER0323": Code("`*` in a call of a library function"),
    "FER0324": Code("class is not known statically"),
    "FER0325": Code("`hasattr` with a computed name beside `__getattr__`"),
    "FER0326": Code("`type()` of this value is not supported yet"),
    "FER0327": Code("attribute cannot be assigned here yet"),
    "FER0328": Code("identity of a value that Python may share", "warning"),
    "FER0330": Code("the program ends if it comes here", "warning"),
    "FER0401": Code("module is not covered yet"),
    "FER0402": Code("class cannot be constructed yet"),
    "FER0403": Code("name of a covered module is not covered yet"),
    "FER0404": Code("attribute of a covered type is not covered yet"),
    "FER0405": Code("package with compiled code has no mapping pack"),
    "FER0420": Code("operation has a result of another type for these operands"),
    "FER0421": Code("closures are compared"),
    "FER0422": Code("replacement field with an attribute or item"),
    "FER0423": Code("machine integer overflowed"),
    "FER0424": Code("input is not UTF-8"),
    "FER0425": Code("encoding is not supported"),
    "FER0426": Code("format specification for a complex number"),
    "FER0427": Code("string with a lone surrogate"),
    "FER0428": Code("comparison with a value that the analysis did not see"),
    "FER0429": Code("operation of a text file is not supported"),
    "FER0430": Code("`setattr` of an attribute that no line names"),
    "FER0431": Code("text of a traceback"),
    "FER0501": Code("cargo is not installed"),
    "FER0502": Code("output folder holds something else"),
    "FER0503": Code("output folder cannot be written"),
    "FER0504": Code("crates cannot be fetched"),
    "FER0505": Code("Rust toolchain is too old"),
    "FER0506": Code("no linker found"),
    "FER0507": Code("output was edited"),
    "FER0601": Code("verification script is not valid"),
    "FER0602": Code("Python interpreter cannot be used"),
    "FER0603": Code("verification script not found"),
    "FER0604": Code("program folder is too large to copy"),
    "FER0701": Code("module is not valid"),
    "FER0702": Code("backend cannot be used"),
    "FER0703": Code("request to the sandbox is not valid"),
    "FER0704": Code("limit of the sandbox reached"),
    "FER0705": Code("guest faulted"),
    "FER0706": Code("host function denied"),
    "FER0707": Code("instance is poisoned"),
    "FER0708": Code("worker was lost"),
    "FER0709": Code("guest reported an error"),
    "FER0710": Code("untrusted build failed"),
    "FER0711": Code("nothing to offer to the sandbox"),
    "FER0712": Code("function cannot be called from outside"),
    "FER0713": Code("settings of a server are not valid"),
    "FER0714": Code("host function is not known"),
    "FER0715": Code("Rust target is not installed"),
    "FER0716": Code("server cannot start"),
    "FER0901": Code("generated Rust was rejected", "bug"),
    "FER0902": Code("internal error", "bug"),
    "FER0903": Code("runtime sources are missing", "bug"),
}
