"""The account as one HTML page that needs nothing else: no network, no script to read it, a script to walk it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from html import escape
from importlib.resources import files

from ferrule.report import highlight
from ferrule.report.model import MEANING, Account, Function, Level, Link, Module, Problem, Tier, Verification

_TIER_CLASS = {
    Tier.NATIVE: "native",
    Tier.RUNTIME: "runtime",
    Tier.CPYTHON: "cpython",
    Tier.UNREACHED: "unreached",
}
_TIER_MEANING = {
    Tier.NATIVE: "plain Rust types",
    Tier.RUNTIME: "Rust, with types of the runtime where a plain type was not proved to be enough",
    Tier.CPYTHON: "stays in Python, called through an embedded CPython",
    Tier.UNREACHED: "nothing calls it from the entry, so it was not translated",
}


def render(account: Account) -> str:
    return "\n".join(_page(account)) + "\n"


def _asset(name: str) -> str:
    return files("ferrule.report").joinpath("assets", name).read_text(encoding="utf-8")


def _page(account: Account) -> Iterator[str]:
    title = escape(account.title)
    yield "<!doctype html>"
    yield f'<html lang="en"><head><meta charset="utf-8"><title>{title} - Ferrule report</title>'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<link rel="icon" href="data:,">'
    yield f"<style>{_asset('page.css')}</style></head><body>"
    yield '<a class="skip" href="#functions">Skip to the functions</a>'
    yield f'<header class="top"><h1><span class="mark" aria-hidden="true"></span>{title}</h1>'
    yield '<nav aria-label="Sections">'
    sections = {"overview": "Overview", "functions": "Functions", "sources": "Sources", "problems": "Diagnostics"}
    for anchor, name in sections.items():
        yield f'<a href="#{anchor}">{name}</a>'
    yield '</nav><button id="theme" type="button" aria-label="Switch between light and dark">◐</button></header><main>'
    yield from _overview(account)
    yield from _functions(account)
    yield from _sources(account)
    yield from _problems(account.problems)
    yield f"</main><footer>{escape(account.made_by)}</footer>"
    yield f"<script>{_asset('page.js')}</script></body></html>"


# Overview


def _overview(account: Account) -> Iterator[str]:
    yield '<section id="overview" aria-labelledby="h-overview"><h2 id="h-overview">Overview</h2><div class="tiles">'
    yield _tile("Functions", str(len(account.functions)), f"in {_count(len(account.modules), 'module')}")
    native = sum(function.tier in (Tier.NATIVE, Tier.RUNTIME) for function in account.functions)
    yield _tile("In Rust", f"{native} of {len(account.functions)}", _tier_split(account))
    unproved = sum(len(function.unproved) for function in account.functions)
    yield _tile("Not proved", str(unproved), "facts that would allow a plainer type")
    yield _verdict(account.verification)
    yield "</div>"
    tiers = [(tier.value, _TIER_CLASS[tier], count, _TIER_MEANING[tier]) for tier, count in account.tiers().items()]
    yield _bar("Where each function runs", tiers)
    levels = [(lev.value, f"ev-{lev.value}", count, MEANING[lev]) for lev, count in account.levels().items()]
    yield _bar("Evidence", [level for level in levels if level[2] or level[0] != "none"])
    if account.verification is not None:
        yield from _verification(account.verification)
    yield "</section>"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _tile(name: str, value: str, detail: str, kind: str = "") -> str:
    return (
        f'<div class="tile {kind}"><div class="name">{escape(name)}</div><div class="value">{escape(value)}</div>'
        f'<div class="detail">{escape(detail)}</div></div>'
    )


def _tier_split(account: Account) -> str:
    counts = account.tiers()
    return f"{counts[Tier.NATIVE]} with plain types only"


def _verdict(found: Verification | None) -> str:
    if found is None:
        return _tile("Compared with CPython", "not run", "`ferrule verify` runs both sides", "unknown")
    if not found.same:
        return _tile(
            "Compared with CPython", "different", f"{_count(len(found.differences), 'difference')}, below", "bad"
        )
    frames = found.compared.get("frames", 0)
    detail = f"{_count(frames, 'frame')} compared" if frames else "output, files and exit status compared"
    return _tile("Compared with CPython", "identical", detail, "good")


def _bar(title: str, parts: list[tuple[str, str, int, str]]) -> str:
    total = sum(count for _, _, count, _ in parts)
    pieces = "".join(
        f'<span class="piece {kind}" style="flex-grow:{count}" title="{escape(name)}: {count}"></span>'
        for name, kind, count, _ in parts
        if count
    )
    legend = "".join(
        f'<li><span class="dot {kind}"></span><b>{escape(name)}</b> {count}<small>{escape(meaning)}</small></li>'
        for name, kind, count, meaning in parts
    )
    label = ", ".join(f"{count} {name}" for name, _, count, _ in parts if count) or "none"
    bar = f'<div class="bar" role="img" aria-label="{escape(label)}">{pieces}</div>' if total else ""
    return f'<div class="split"><h3>{escape(title)}</h3>{bar}<ul class="legend">{legend}</ul></div>'


def _verification(found: Verification) -> Iterator[str]:
    yield '<div class="verification"><h3>Both sides, compared</h3><table class="plain"><tbody>'
    for name, amount in found.compared.items():
        if amount:
            yield f"<tr><th scope=row>{escape(name.replace('_', ' '))}</th><td>{amount:,}</td></tr>"
    spent = f"CPython {found.python_seconds:.2f} s, Rust {found.rust_seconds:.2f} s"
    yield f"<tr><th scope=row>time</th><td>{spent}</td></tr>"
    yield "</tbody></table>"
    for difference in found.differences:
        yield f'<div class="difference"><b>{escape(difference.kind)}</b>, {escape(difference.where)}'
        yield f"<dl><dt>CPython</dt><dd><pre>{escape(difference.python)}</pre></dd>"
        yield f"<dt>Rust</dt><dd><pre>{escape(difference.rust)}</pre></dd></dl></div>"
    if found.contact_sheet.startswith("data:image/"):
        yield f'<figure><img src="{escape(found.contact_sheet)}" alt="Frames of both sides, next to each other">'
        yield "<figcaption>Frames of the compared run</figcaption></figure>"
    yield "</div>"


# Functions


def _functions(account: Account) -> Iterator[str]:
    yield '<section id="functions" aria-labelledby="h-functions"><h2 id="h-functions">Functions</h2>'
    yield '<form class="filters" role="search" onsubmit="return false">'
    yield '<input type="search" id="find" placeholder="Search names, reasons, files  ( / )"'
    yield ' aria-label="Search functions">'
    tiers = [(_TIER_CLASS[tier], tier.value) for tier in Tier]
    yield _choice("tier", "Tier", tiers)
    yield _choice("evidence", "Evidence", [(level.value, level.value) for level in Level])
    yield '<label class="check"><input type="checkbox" id="unproved"> only with something not proved</label>'
    yield '<span id="shown" role="status"></span></form>'
    heads = ("Function", "Tier", "Evidence", "Lines run", "Not proved")
    yield '<div class="scroll"><table id="table"><thead><tr>'
    for column, head in enumerate(heads):
        yield f'<th scope="col"><button type="button" data-column="{column}">{head}</button></th>'
    yield "</tr></thead>"
    indexes = {module.python_file: number for number, module in enumerate(account.modules)}
    for function in account.functions:
        yield from _row(function, indexes.get(function.python_file, -1))
    yield "</table></div></section>"


def _choice(identity: str, label: str, values: list[tuple[str, str]]) -> str:
    options = "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in values)
    return f'<label>{label} <select id="{identity}"><option value="">any</option>{options}</select></label>'


def _row(function: Function, module: int) -> Iterator[str]:
    words = " ".join([function.name, function.python_file, *map(str, function.unproved), *function.notes]).lower()
    kind = _TIER_CLASS[function.tier]
    run = "" if function.covered is None else f"{function.covered[0]} of {function.covered[1]}"
    share = -1.0 if function.covered is None else function.covered[0] / max(function.covered[1], 1)
    place = f"{escape(function.python_file)}:{function.python_lines[0]}"
    yield (
        f'<tbody data-tier="{kind}" data-evidence="{function.evidence.value}" data-unproved="{len(function.unproved)}"'
        f' data-words="{escape(words)}"><tr>'
        f'<td data-sort="{escape(function.name)}"><a href="#p{module}-{function.python_lines[0]}"><code>'
        f"{escape(function.name)}</code></a><small>{place}</small></td>"
        f'<td data-sort="{kind}"><span class="badge {kind}">{function.tier.value}</span></td>'
        f'<td data-sort="{function.evidence.value}"><span class="badge ev-{function.evidence.value}"'
        f' title="{escape(MEANING[function.evidence])}">{_level_name(function.evidence)}</span>'
        f"<small>{escape(function.evidence_detail)}</small></td>"
        f'<td data-sort="{share:.4f}" class="number">{run}</td>'
        f'<td data-sort="{len(function.unproved)}" class="number">{_unproved(function)}</td></tr></tbody>'
    )


def _level_name(level: Level) -> str:
    return "not built" if level is Level.NONE else level.value


def _unproved(function: Function) -> str:
    items = "".join(f"<li>{_fact(str(fact))}</li>" for fact in function.unproved)
    items += "".join(f"<li>{escape(note)}</li>" for note in function.notes)
    if not items:
        return '<span class="none">nothing</span>'
    summary = str(len(function.unproved)) if function.unproved else _count(len(function.notes), "note")
    return f"<details><summary>{summary}</summary><ul>{items}</ul></details>"


def _fact(text: str) -> str:
    claim, _, reason = text.partition(": ")
    return f"<b>{escape(claim)}</b>: {escape(reason)}" if reason else escape(text)


# Sources


def _sources(account: Account) -> Iterator[str]:
    yield '<section id="sources" aria-labelledby="h-sources"><h2 id="h-sources">Sources</h2>'
    if len(account.modules) > 1:
        yield '<div class="tabs" role="tablist" aria-label="Modules">'
        for number, module in enumerate(account.modules):
            chosen = "true" if number == 0 else "false"
            yield (
                f'<button type="button" role="tab" id="tab{number}" aria-controls="m{number}" aria-selected="{chosen}"'
                f' tabindex="{0 if number == 0 else -1}">{escape(module.name)}</button>'
            )
        yield "</div>"
    yield '<p class="hint">Point at a line to see its counterpart; click it, or press Enter, to go there.</p>'
    to_rust, to_python = _links(account)
    for number, module in enumerate(account.modules):
        functions = [function for function in account.functions if function.python_file == module.python_file]
        hidden = "" if number == 0 else " hidden"
        yield f'<div class="module" id="m{number}" role="tabpanel" aria-label="{escape(module.name)}"{hidden}>'
        yield from _pane("p", number, module.python_file, module.python, "python", to_rust, functions)
        yield from _pane("r", number, module.rust_file, module.rust, "rust", to_python, functions)
        yield "</div>"
    yield "</section>"


Targets = dict[tuple[str, int], list[str]]


def _links(account: Account) -> tuple[Targets, Targets]:
    """(file, line) to the ids of the elements that show its counterparts."""
    python = {module.python_file: number for number, module in enumerate(account.modules)}
    rust = {module.rust_file: number for number, module in enumerate(account.modules)}
    to_rust: Targets = defaultdict(list)
    to_python: Targets = defaultdict(list)
    for link in sorted(set(account.links), key=_place):
        if link.python_file in python and link.rust_file in rust:
            here = f"p{python[link.python_file]}-{link.python_line}"
            there = f"r{rust[link.rust_file]}-{link.rust_line}"
            to_rust[link.python_file, link.python_line].append(there)
            to_python[link.rust_file, link.rust_line].append(here)
    return to_rust, to_python


def _place(link: Link) -> tuple[str, int, str, int]:
    return link.python_file, link.python_line, link.rust_file, link.rust_line


def _pane(side: str, number: int, file: str, text: str, language: str, targets: Targets, functions: list[Function]) -> (
    Iterator[str]
):  # fmt: skip
    marks = _python_marks(functions) if side == "p" else _rust_marks(functions, file)
    name = "Python" if side == "p" else "Rust"
    yield f'<div class="pane"><div class="file"><span class="lang {language}">{name}</span> {escape(file)}</div>'
    yield (
        f'<div class="code" id="c{side}{number}" role="listbox" tabindex="0"'
        f' aria-label="{name} source, {escape(file)}">'
    )
    for line, html in enumerate(highlight.lines(text.rstrip("\n"), language), 1):
        there = " ".join(targets.get((file, line), ()))
        kind, title = marks.get(line, ("", ""))
        classes = " ".join(filter(None, ["l", kind, "linked" if there else ""]))
        note = f' title="{escape(title)}"' if title else ""
        to = f' data-to="{there}"' if there else ""
        yield (
            f'<div class="{classes}" id="{side}{number}-{line}" role="option"{to}{note}><b>{line}</b>'
            f"<span>{html or ' '}</span></div>"
        )
    yield "</div></div>"


def _python_marks(functions: list[Function]) -> dict[int, tuple[str, str]]:
    """Line to (classes, tooltip). Inner functions come later and overwrite what is around them."""
    marks: dict[int, tuple[str, str]] = {}
    for function in sorted(functions, key=lambda f: (f.python_lines[0], -f.python_lines[1])):
        first, last = function.python_lines
        for line in range(first, last + 1):
            marks[line] = (f"t-{_TIER_CLASS[function.tier]}", "")
        facts: dict[int, list[str]] = defaultdict(list)
        for fact in function.unproved:
            facts[fact.line or first].append(str(fact))
        for line, texts in facts.items():
            marks[line] = (f"t-{_TIER_CLASS[function.tier]} fact", "Not proved: " + "; ".join(texts))
        for line in function.missed:
            kind, title = marks.get(line, ("", ""))
            said = "Not executed by the verified run"
            marks[line] = (f"{kind} missed", f"{title}; {said}" if title else said)
    return marks


def _rust_marks(functions: list[Function], file: str) -> dict[int, tuple[str, str]]:
    marks: dict[int, tuple[str, str]] = {}
    for function in sorted(functions, key=lambda f: (f.rust_lines[0], -f.rust_lines[1])):
        if function.rust_file == file and function.rust_lines[0]:
            for line in range(function.rust_lines[0], function.rust_lines[1] + 1):
                marks[line] = (f"t-{_TIER_CLASS[function.tier]}", "")
    return marks


# Diagnostics


def _problems(problems: list[Problem]) -> Iterator[str]:
    yield '<section id="problems" aria-labelledby="h-problems"><h2 id="h-problems">Diagnostics</h2>'
    if not problems:
        yield '<p class="none">Nothing to report.</p>'
    for problem in problems:
        where = f"{problem.file}:{problem.line}:{problem.col + 1}" if problem.file else ""
        yield (
            f'<article class="problem {escape(problem.severity)}"><h3><code>{escape(problem.code)}</code>'
            f" <span>{escape(problem.severity)}</span> {escape(problem.message)}</h3>"
        )
        yield f"<p class=where>{escape(where)}</p>" if where else ""
        yield f"<p>{escape(problem.help)}</p>" if problem.help else ""
        yield "</article>"
    yield "</section>"


__all__ = ["Module", "render"]
