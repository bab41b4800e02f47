class Button:
    def click(self):
        return "nothing"


button = Button()
button.click = lambda: "hello"  #! FER0327 "button.click"
print(button.click())
