from dataclasses import dataclass, field


@dataclass
class Item:
    name: str
    price: float = 1.5
    tags: list = field(default_factory=list)

    def total(self, n):
        return self.price * n


a = Item("pen")
b = Item("pen", 1.5, [])
c = Item(price=3.0, name="ink")
a.tags.append("blue")
print(a, b, c, a == b, b == Item("pen"), c.total(2))
a.price = 9.0
print(a.price, repr(a), b.tags)
