class Button:
    def __init__(self, label):
        self.label = label
        self.handlers = []

    def on_click(self, handler):
        self.handlers.append(handler)

    def click(self):
        for h in self.handlers:
            h(self)


class App:
    def __init__(self):
        self.log = []

    def clicked(self, button):
        self.log.append(button.label)


app = App()
b = Button("ok")
b.on_click(app.clicked)
b.on_click(lambda btn: app.log.append(btn.label.upper()))
b.click()
b.click()
print(app.log)
f = "a,b".split
print(f(","), list(map("x".join, ["ab", "cd"])), list(map(Button.__name__.count, "tB")))
