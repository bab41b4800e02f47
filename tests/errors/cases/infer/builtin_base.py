class Names(dict):  #! FER0315 "dict"
    pass


print(Names())
