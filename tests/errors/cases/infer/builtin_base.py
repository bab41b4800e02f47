class Names(set):  #! FER0315 "set"
    pass


print(Names())
