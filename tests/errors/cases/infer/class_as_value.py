for types in [[int, str], [float, bool]]:
    print(isinstance(1, types))  #! FER0324 "types"
