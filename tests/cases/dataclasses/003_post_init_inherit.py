from dataclasses import dataclass, field
from typing import ClassVar, Optional


@dataclass
class Base:
    id: int
    created: ClassVar[int] = 0

    def __post_init__(self):
        Base.created += 1


@dataclass
class User(Base):
    name: str = "anon"
    parent: Optional["User"] = None
    slug: str = field(init=False)
    secret: str = field(default="s", repr=False)

    def __post_init__(self):
        super().__post_init__()
        self.slug = f"{self.id}-{self.name}"


u = User(1, "al")
v = User(2, parent=u)
print(u, v.parent.name, v.slug, Base.created)
print(v)
