import math

place = [1.0, 2.0]
print(math.hypot(*place))  #! FER0323 "math.hypot(*place)"
