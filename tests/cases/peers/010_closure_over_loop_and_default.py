class Menu:
    def __init__(self):
        self.actions = {}
        self.log = []

    def add(self, name, action):
        self.actions[name] = action
        return self


m = Menu()
for i, name in enumerate(["open", "save"]):
    m.add(name, lambda i=i, name=name: m.log.append((i, name)))
    m.add(name + "!", lambda: m.log.append((i, name)))
for key in m.actions:
    m.actions[key]()
print(m.log)
