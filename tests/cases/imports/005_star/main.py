"""`from module import *`: public names, names of `__all__`, names that another star brought."""
from settings import *
from shapes import *
import settings

TITLE = TITLE.upper()
print(WIDTH, HEIGHT, TITLE, settings.TITLE)
print(area(3, 4), Square(5).area())
print(sum(range(3)), scaled(2))
