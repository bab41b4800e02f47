from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, replace


@dataclass(frozen=True, order=True)
class P:
    x: int
    y: int = 0


p = P(1, 2)
print(p < P(1, 3), sorted([P(2), P(1, 5), P(1)]), hash(p) == hash(P(1, 2)), {p: "v"}[P(1, 2)])
try:
    p.x = 5
except FrozenInstanceError as e:
    print(e)
print(replace(p, y=9), asdict(p), astuple(p))
