import zipfile


class Box:
    def __init__(self, items):
        self.items = items

    def archive(self, path):
        with zipfile.ZipFile(path, "w") as file:
            for item in self.items:
                file.writestr(item, item)
        return len(self.items)

    def total(self, path=None):
        if path is not None:
            try:
                return self.archive(path)
            except Exception:
                return -1
        return sum(len(i) for i in self.items)


def evaluated(text):
    if text.startswith("!"):
        value = eval(text[1:])
        return value + 1
    return int(text)
