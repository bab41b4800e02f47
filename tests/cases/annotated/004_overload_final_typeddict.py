from typing import Any, Final, Literal, NamedTuple, TypedDict, cast

LIMIT: Final = 5


class Row(TypedDict):
    id: int
    name: str


class Pt(NamedTuple):
    x: int
    y: int = 0

    def dist(self) -> int:
        return abs(self.x) + abs(self.y)


def mode(m: Literal["r", "w"]) -> str:
    return m * 2


row: Row = {"id": 1, "name": "n"}
anything: Any = [1, 2]
p = Pt(3)
print(LIMIT, row["name"], mode("r"), cast(int, anything[0]) + 1, p, p.x, p.dist(), p._replace(y=5), p == (3, 0))
x, y = p
print(x, y, p[0], len(p), row)
