import nothere  #! FER0103 "nothere"
