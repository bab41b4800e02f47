width = 4
if width = 3:  #! FER0101 "width = 3"
    print(width)
