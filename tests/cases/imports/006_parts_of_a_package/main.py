"""A package that imports its own parts: the name is the module."""
from kit import saw
import kit.drill

print(saw.cut(3), kit.drill.bore(2), kit.TOOLS)
