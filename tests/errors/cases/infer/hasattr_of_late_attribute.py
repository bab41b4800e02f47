class Proxy:
    def __getattr__(self, name):
        return name


names = ["x", "y"]
for name in names:
    print(hasattr(Proxy(), name))  #! FER0325 "hasattr(Proxy(), name)"
