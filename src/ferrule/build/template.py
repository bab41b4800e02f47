"""The `Cargo.toml` of a generated project."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_KEYWORDS = frozenset(
    # A set of strings would be a page long.
    """abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if
    impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try type
    typeof unsafe unsized use virtual where while yield""".split()
)
_TAKEN = {"test", "core", "std", "alloc", "proc_macro", "deps", "build", "examples", "incremental"}

# Lints that generated code may trip, by the reason that it is right as it stands. `tests/test_lints.py` runs clippy.
ALLOWED_LINTS: dict[str, tuple[str, ...]] = {
    "names, parameters and what a class offers are the Python author's": (
        "enum_variant_names",
        "just_underscores_and_digits",
        "len_without_is_empty",
        "module_inception",
        "new_without_default",
        "only_used_in_recursion",
        "should_implement_trait",
        "too_many_arguments",
        "type_complexity",
        "upper_case_acronyms",
        "wrong_self_convention",
    ),
    "statements and conditions stay as they were written": (
        "blocks_in_conditions",
        "bool_comparison",
        "collapsible_else_if",
        "collapsible_if",
        "eq_op",
        "if_same_then_else",
        "ifs_same_cond",
        "let_and_return",
        "manual_clamp",
        "manual_swap",
        "needless_bool",
        "needless_late_init",
        "needless_question_mark",
        "needless_return",
        "never_loop",
        "nonminimal_bool",
        "overly_complex_bool_expr",
        "same_item_push",
        "unnecessary_to_owned",
        "useless_vec",
        "vec_init_then_push",
    ),
    "numbers and arithmetic are the author's; a comparison that is false with NaN is not the opposite one": (
        "approx_constant",
        "erasing_op",
        "excessive_precision",
        "identity_op",
        "neg_cmp_op_on_partial_ord",
        "neg_multiply",
    ),
    "`None` is `()`, and may stand where any value may": ("let_unit_value", "unit_arg"),
    "an option that a test has narrowed is taken apart where it is read": (
        "match_single_binding",
        "unnecessary_literal_unwrap",
        "unnecessary_unwrap",
    ),
    "a row of a table is one text, whatever its arguments are": (
        "cmp_owned",
        "needless_borrows_for_generic_args",
    ),
    "an argument that always raises is evaluated where Python evaluates it": ("diverging_sub_expression",),
}


@dataclass(frozen=True)
class Manifest:
    """What a project's `Cargo.toml` says. A program that needs only `std` has no `crates`."""

    name: str
    crates: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Runtime crate to the features that the program needs of it."""
    binary: bool = True


def crate_name(text: str) -> str:
    """A valid, unsurprising package name."""
    name = re.sub(r"[^a-z0-9_-]+", "-", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", text).lower()).strip("-_")
    if not name:
        return "program"
    if name[0].isdigit():
        name = f"p{name}"
    return f"{name}-app" if name in _KEYWORDS or name in _TAKEN or name.startswith("ferrule-") else name


def cargo_toml(manifest: Manifest, paths: Mapping[str, Path | str], *, in_workspace: bool = False) -> str:
    """The text; `paths` says where each runtime crate is. A workspace brings its own profiles and lock file."""
    parts = [_package(manifest), dependencies(manifest, paths), lints()]
    if not in_workspace:
        parts += [PROFILES, STANDS_ALONE]
    return "\n".join(part for part in parts if part)


def _package(manifest: Manifest) -> str:
    return f'[package]\nname = {_quoted(manifest.name)}\nversion = "0.1.0"\nedition = "2024"\npublish = false\n'


def dependencies(manifest: Manifest, paths: Mapping[str, Path | str]) -> str:
    if not manifest.crates:
        return ""
    lines = ["[dependencies]"]
    for name in sorted(manifest.crates):
        path = paths[name]
        text = path.as_posix() if isinstance(path, Path) else path
        features = sorted(manifest.crates[name])
        extra = f", features = {json.dumps(features)}" if features else ""
        lines.append(f"{name} = {{ path = {_quoted(text)}{extra} }}")
    return "\n".join(lines) + "\n"


def lints() -> str:
    lines = ["[lints.rust]", 'unsafe_code = "forbid"', "", "[lints.clippy]"]
    for reason, lints in ALLOWED_LINTS.items():
        lines.append(f"# {reason[0].upper() + reason[1:]}.")
        lines += [f'{lint} = "allow"' for lint in lints]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


STANDS_ALONE = """\
# Stands alone, whatever folder it is put in; runtime crates that were copied along have a workspace of their own.
[workspace]
exclude = ["runtime"]
"""

PROFILES = """\
[profile.release]
# Line tables let a traceback name Python lines; they cost no speed.
debug = "line-tables-only"
panic = "unwind"

# For tests: built in seconds, on a runtime that is optimised once.
[profile.quick]
inherits = "dev"
debug = false
opt-level = 0

[profile.quick.package."*"]
opt-level = 2
"""
