class Button:
    def __init__(self):
        self.n = 0

    def on_click(self):
        return "default"

    def act(self):
        return self.on_click()


b = Button()
c = Button()
print(b.act())
b.on_click = lambda: "custom"
print(b.act(), c.act(), b.on_click(), c.on_click())


def handler():
    return "handler"


c.on_click = handler
print(c.act(), b.act())


class State:
    def run(self):
        print("first")
        self.run = self.second

    def second(self):
        print("second")
        self.run = self.run_done

    def run_done(self):
        print("done")


s = State()
s.run()
s.run()
s.run()
