import math

print(math.sqrt("2"))  #! FER0205 "math.sqrt("2")"
