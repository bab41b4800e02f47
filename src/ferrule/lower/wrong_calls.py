"""What CPython says of a call that does not fit the function (`ceval.c`, `initialize_locals`)."""

from __future__ import annotations

from collections.abc import Collection

from ferrule.infer.model import FuncInfo


def wrong_call(info: FuncInfo, qualname: str, count: int, keywords: Collection[str]) -> str:
    """The message of the TypeError; `count` positional arguments, the receiver among them."""
    a = info.args
    names = [p.arg for p in a.posonlyargs + a.args]
    only = [p.arg for p in a.kwonlyargs]
    given = set(names[:count])
    by_name = [p.arg for p in a.posonlyargs if p.arg in keywords]
    if by_name and not a.kwarg:
        passed = f"positional-only arguments passed as keyword arguments: '{', '.join(by_name)}'"
        return f"{qualname}() got some {passed}"
    for name in [k for k in keywords if k not in by_name]:
        if name not in (*[p.arg for p in a.args], *only) and not a.kwarg:
            return f"{qualname}() got an unexpected keyword argument '{name}'"
        if name in given:
            return f"{qualname}() got multiple values for argument '{name}'"
        given.add(name)
    if count > len(names) and not a.vararg:
        return f"{qualname}() {too_many(len(names), len(a.defaults), count, len(given & set(only)))}"
    required = names[: len(names) - len(a.defaults)]
    if missing := [n for n in required if n not in given]:
        return f"{qualname}() missing {listed(missing, 'positional')}"
    needed = [p.arg for p, d in zip(a.kwonlyargs, a.kw_defaults, strict=True) if d is None]
    return f"{qualname}() missing {listed([n for n in needed if n not in given], 'keyword-only')}"


def too_many(takes: int, defaults: int, count: int, keyword_only: int) -> str:
    plural = takes != 1
    shown = f"from {takes - defaults} to {takes}" if defaults else str(takes)
    were = "were" if count != 1 or keyword_only else "was"
    also = ""
    if keyword_only:
        s = "s" if keyword_only != 1 else ""
        also = f" positional argument{'s' if count != 1 else ''} (and {keyword_only} keyword-only argument{s})"
    return f"takes {shown} positional argument{'s' if plural or defaults else ''} but {count}{also} {were} given"


def listed(names: list[str], kind: str) -> str:
    quoted = [f"'{n}'" for n in names]
    if len(quoted) > 2:
        text = f"{', '.join(quoted[:-1])}, and {quoted[-1]}"
    else:
        text = " and ".join(quoted)
    return f"{len(names)} required {kind} argument{'s' if len(names) != 1 else ''}: {text}"
