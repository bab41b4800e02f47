class Plain:
    def show(self):
        return "plain"


class Fancy(Plain):
    def show(self):
        return "fancy"


class Shared:
    state = {}

    def __init__(self):
        self.__dict__ = self.state  #! FER0327 "self.__dict__"


thing = Plain()
thing.__class__ = Fancy  #! FER0327 "thing.__class__"
print(thing.show(), Shared())
