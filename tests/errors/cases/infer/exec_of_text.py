exec("x = 1")  #! FER0301 "exec("x = 1")"
