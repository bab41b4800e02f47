"""Types that contain themselves by value: Rust gives them a size only if some part is behind a handle.

Lists, dicts and instances are handles already. What is left are tuples and functions: a union with a tuple of the same
union, a function that captures a value that may be the function itself. Their variants and captures are `Boxed`.
"""

from __future__ import annotations

from ferrule.ir import nodes as ir
from ferrule.ir.types import Bound, Closure, Opt, Tup, Type, Union


class Recursion:
    """Which types hold which others by value, found once for a crate."""

    def __init__(self, crate: ir.Crate) -> None:
        self.crate = crate
        self.inside: dict[tuple[Type, bool], list[Type]] = {}

    def boxed_variant(self, union: Type, member: Type) -> bool:
        """Whether the variant leads back to the enum. A union inside a union needs no handle of its own: the tuple or
        function on the way round has one."""
        return not isinstance(member, Union) and union in self.held(member)

    def boxed_capture(self, closure: Closure, name: str) -> bool:
        """Whether what a function captured leads back to the function, with no enum between them."""
        captures = [c for c in self.captures(closure) if c.name == name]
        return any(closure in self.held(c.type, through_unions=False) for c in captures)

    def held(self, t: Type, *, through_unions: bool = True) -> list[Type]:
        """The types that a value of `t` holds by value, itself included."""
        key = (t, through_unions)
        if key not in self.inside:
            found = [t]
            for one in found:  # grows
                if through_unions or not isinstance(one, Union):
                    found += [part for part in dict.fromkeys(self.parts(one)) if part not in found]
            self.inside[key] = found
        return self.inside[key]

    def parts(self, t: Type) -> list[Type]:
        match t:
            case Tup(items=items):
                return list(items)
            case Opt(item=item):
                return [item]
            case Bound(receiver=receiver):
                return [receiver]
            case Union(name=name):
                return list(self.crate.unions[name])
            case Closure():
                return [c.type for c in self.captures(t)]
        return []

    def captures(self, closure: Closure) -> list[ir.Param]:
        """What the struct of a function holds by value; variables that it shares are behind handles."""
        found = self.crate.closures.get(closure.key)
        return [c for c in found.captures if not c.boxed] if found is not None else []
