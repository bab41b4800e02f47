print(int.__name__, int.__bases__)  #! FER0404 "int.__bases__"
