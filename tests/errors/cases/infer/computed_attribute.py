class Player:
    def __init__(self):
        self.x = 1


name = "x" + ""
print(getattr(Player(), name))  #! FER0305 "getattr(Player(), name)"
