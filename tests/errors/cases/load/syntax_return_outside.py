total = 0
return total  #! FER0101 "return total"
