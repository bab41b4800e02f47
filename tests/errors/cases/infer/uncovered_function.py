import math

print(math.not_a_function(2))  #! FER0402 "not_a_function"
