import fast  #! FER0405 "fast"
