class Config:
    pass


c = Config()
c.name = "x"
c.size = 3
print(c.name, c.size, hasattr(c, "name"), hasattr(c, "zip"), getattr(c, "zip", "none"))
setattr(c, "extra", [1])
print(c.extra, getattr(c, "size"), sorted(vars(c)))
try:
    print(c.missing)
except AttributeError as e:
    print(e)
del c.size
try:
    c.size
except AttributeError as e:
    print(e)
