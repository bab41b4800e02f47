log = []


class Button:
    def __init__(self, on_click=None):
        self.on_click = on_click

    def click(self, n):
        if self.on_click:
            self.on_click(n)
        return "clicked" if self.on_click else "idle"


def shout(n):
    log.append(f"shout {n}")


print(Button().click(1), Button(lambda n: log.append(n)).click(2), Button(shout).click(3), log)
