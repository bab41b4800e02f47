import math

print(math.not_a_function(2))  #! FER0403 "math.not_a_function"
