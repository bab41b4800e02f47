import zipfile


class Box:
    def __init__(self, items):
        self.items = items

    def archive(self, path):
        with zipfile.ZipFile(path, "w") as file:  #! FER0330 "zipfile"
            for item in self.items:
                file.writestr(item, item)

    def total(self, path=None):
        if path is not None:
            self.archive(path)
        return sum(len(i) for i in self.items)


def evaluated(text):
    if text.startswith("!"):
        return eval(text[1:])  #! FER0330 "eval(text[1:])"
    return int(text)
