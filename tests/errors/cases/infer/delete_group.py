a, b = 1, 2
del (a, b)  #! FER0316 "(a, b)"
