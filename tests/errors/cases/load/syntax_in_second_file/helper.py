def go():
    for i in range(3) print(i)  #! FER0101 "print"
