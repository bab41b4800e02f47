class Options:
    def keys(self):
        return ["a"]

    def __getitem__(self, name):
        return 1


def start(**options):
    return options


print(start(**Options()))  #! FER0312 "Options()" FER0312 "start(**Options())"
