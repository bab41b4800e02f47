class Lazy:
    def __getattr__(self, name):
        if name.startswith("a"):
            return 1
        raise AttributeError(name)


lazy = Lazy()
for name in ("ab", "cd"):
    print(hasattr(lazy, name))  #! FER0325 "hasattr(lazy, name)"
