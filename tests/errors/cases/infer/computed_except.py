try:
    print(1)
except tuple([ValueError, KeyError]):  #! FER0318 "tuple([ValueError, KeyError])"
    print(2)
