def fail():
    raise  #! FER0317 "raise"


fail()
