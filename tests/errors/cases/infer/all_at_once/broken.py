def f(:  #! FER0101 ":"
    pass
