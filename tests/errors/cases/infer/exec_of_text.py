exec("x = 1")  #! FER0306 "exec("x = 1")"
