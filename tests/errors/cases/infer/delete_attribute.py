class Player:
    def __init__(self):
        self.name = "Ada"


player = Player()
del player.name  #! FER0316 "player.name"
