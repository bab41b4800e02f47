"""A program that needs no more than `std` depends on nothing else.

    use ferrule_rt::prelude::*;                 use std::io::{self, Result, Write};
    io::println!("{n}")?;               ->      writeln!(io::stdout(), "{n}")?;
    ferrule_rt::run(run)                        match run() { Ok(()) => .., Err(error) => .. }

That is so where every integer is an `i64` and nothing can raise but writing. It runs on the finished text, where each
word is either of Rust and `std` or declared in the program itself; any other word belongs to the runtime, and the
program keeps it.
"""

from __future__ import annotations

import re

NOT_CODE = re.compile(r'//[^\n]*|"(?:[^"\\]|\\.)*"|\0[0-9]+\0', re.DOTALL)
WORD = re.compile(r"'?[A-Za-z_]\w*!?")
PATH = re.compile(r"\b(\w+)::")
METHOD = re.compile(r"(?<!\.)\.([a-z]\w*)")
DECLARED = re.compile(r"\b(?:fn|mod|const|let(?: mut)?|for|mut)\s+(\w+)|\b(\w+): |'(\w+)\b")
RUST = frozenset(
    "as bool break const continue crate else f64 false fn for forbid i64 if in io let loop match mod mut println! pub "
    "return self true unsafe_code use while Err Ok Result".split()
)
METHODS = frozenset("abs div_euclid max min pow rem_euclid signum".split())
HEAD = "use ferrule_rt::prelude::*;"
MAIN = re.compile(r"fn main\(\) -> std::process::ExitCode \{ ferrule_rt::run\((\w+)\) \}")


def without_runtime(files: dict[str, str]) -> dict[str, str] | None:
    """The files of a program that needs only `std`; None where it needs more."""
    plain = {path: MAIN.sub("", text.replace(HEAD, "")) for path, text in files.items()}
    if any(text.count(HEAD) != 1 for text in files.values()):
        return None
    declared = {name for text in plain.values() for m in DECLARED.finditer(code(text)) for name in m.groups() if name}
    if not all(is_standard(code(text), declared) for text in plain.values()):
        return None
    return {path: with_std(text) for path, text in files.items()}


def code(text: str) -> str:
    return NOT_CODE.sub(" ", text)


def is_standard(text: str, declared: set[str]) -> bool:
    words = {word.lstrip("'") for word in WORD.findall(text)}
    return (
        words <= RUST | METHODS | declared
        and set(PATH.findall(text)) <= {"crate", "io"} | declared
        and set(METHOD.findall(text)) <= METHODS
        and not is_recursive(text)
    )


def is_recursive(text: str) -> bool:
    """Whether some function may come to call itself: the runtime gives such programs a larger stack."""
    parts = re.split(r"\bfn (\w+)\(", text)
    calls = {name: set(re.findall(r"\b(\w+)\(", body)) for name, body in zip(parts[1::2], parts[2::2], strict=True)}
    done: set[str] = set()
    while ready := [name for name in calls if name not in done and calls[name] & calls.keys() <= done]:
        done.update(ready)
    return len(done) < len(calls)


def with_std(text: str) -> str:
    prints = "io::println!" in code(text)
    text = re.sub(r"\bio::println!\(\)", "writeln!(io::stdout())", text)
    text = text.replace("io::println!(", "writeln!(io::stdout(), ")
    main = MAIN.search(text)
    imports = []
    if re.search(r"\bResult<", code(text)) or prints:
        names = ["self"] * prints + ["Result"] * ("Result<" in code(text)) + ["Write"] * prints
        imports.append(f"use std::io::{{{', '.join(names)}}};" if len(names) > 1 else f"use std::io::{names[0]};")
    if main is not None and f"fn {main[1]}() -> Result" in text:
        imports.append("use std::process::ExitCode;")
        body = 'Ok(()) => ExitCode::SUCCESS, Err(error) => { eprintln!("OSError: {error}"); ExitCode::FAILURE }'
        text = text.replace(main[0], f"fn main() -> ExitCode {{ match {main[1]}() {{ {body} }} }}")
    elif main is not None:
        text = text.replace(main[0], f"fn main() {{ {main[1]}(); }}")
    return text.replace(HEAD, "\n".join(imports))
