for kind in [int, str]:
    print(isinstance(1, kind))  #! FER0324 "kind"
