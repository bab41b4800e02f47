from __future__ import annotations

from pathlib import Path

import pytest

PROGRAM = {
    "shop/__init__.py": '"""A shop."""\nfrom .stock import Stock, Item as Article\nfrom . import errors\n'
    'VERSION = "1"\n',
    "shop/errors.py": """
class ShopError(Exception): pass
class SoldOut(ShopError):
    def __init__(self, name): self.name = name
class Other(ShopError): pass
""",
    "shop/base.py": """
import abc
class Base(abc.ABC):
    registry = {}
    def __init__(self, name: str): self.name = name
    def describe(self):
        return self.label() + self.name
    @abc.abstractmethod
    def label(self): ...
    @property
    def title(self) -> str:
        return self.name.title()
""",
    "shop/stock.py": '''
import os.path as p
import numpy as np
from shop.base import Base
from .errors import *
from .errors import SoldOut as Gone

LIMIT = 3
cache: dict[str, "Item"] = {}

class Item(Base):
    """A thing that one can buy."""
    def __init__(self, name, price=1):
        super().__init__(name)
        self.price = price
        self.tags = []
    def label(self):
        return "item "
    def tagged(self, tag):
        self.tags.append(tag)
        return self

class Toy(Item):
    def label(self): return "toy "

class Stock:
    def __init__(self):
        self.items = [Item("a"), Toy("b")]
        self.by_name: dict[str, Item] = {}
    def add(self, item: Item) -> Item:
        global LIMIT
        self.by_name[item.name] = item
        LIMIT += 1
        cache[item.name] = item
        return item
    def take(self, name):
        try:
            return self.by_name.pop(name)
        except (KeyError, IndexError) as e:
            raise Gone(name) from e
    def walk(self):
        for item in self.items:
            item.describe()
            yield item.title
        for n, x in enumerate(self.items): x.tagged(n)

def make(kind=Item):
    result = kind("x")
    made = Toy("y").tagged("t")
    made.describe()
    arr = np.array([1]); p.join("a")
    return result

def outer():
    total = 0
    def inner():
        nonlocal total
        total += helper(total)
    inner()
    return lambda: helper(1)

def helper(n):
    if n: return outer()
    raise Other
alias = helper
''',
    "main.py": """
import shop
from shop.stock import make, alias
def main():
    stock = shop.Stock()
    stock.add(make()).describe()
    alias(2)
    try:
        stock.take("q")
    except shop.errors.ShopError:
        raise
    print(shop.VERSION, shop.Article)
if __name__ == "__main__":
    main()
""",
    "test_shop.py": """
from shop import Stock
def test_add():
    Stock().take("x")
""",
    "tools/clean.py": "import util\nutil.sweep()\n",
    "tools/util.py": "def sweep(): pass\n",
    "broken.py": "def f(:\n",
}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    for name, text in PROGRAM.items():
        file = tmp_path / "proj" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    return tmp_path / "proj"
