"""`isinstance` of a class that a variable holds."""
class Box: pass
b = Box()
for kind in (Box, int):
    print(isinstance(b, kind))
