class Player:
    pass


player = Player()
if len("abc") > 2:
    player.shield = 1
if hasattr(player, "shield"):  #! FER0325 "hasattr(player, "shield")"
    print(player.shield)
