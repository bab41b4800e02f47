print(eval("1 + 1"))  #! FER0301 "eval("1 + 1")"
