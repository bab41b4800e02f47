import math


class Debt:
    def __floor__(self):
        return 1


print(math.floor(Debt()))  #! FER0205 "math.floor(Debt())"
