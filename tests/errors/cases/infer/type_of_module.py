import math

print(type(math))  #! FER0326 "type(math)"
