# shows: bytes.__mod__
# shows: bytearray.__mod__
print(b"%d" % 3)  #! FER0404 "b"%d" % 3"
print(bytearray(b"%d") % 3)  #! FER0404 "bytearray(b"%d") % 3"
