class Names(bytearray):  #! FER0315 "bytearray"
    pass


print(Names())
