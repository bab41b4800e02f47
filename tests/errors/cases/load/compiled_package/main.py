import fast  #! FER0403 "fast"
