values = [1, "a"]
kind = type(values[0])  #! FER0326 "type(values[0])"
print(kind)
