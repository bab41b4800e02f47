import math


class Debt:
    def __float__(self):
        return 1.0


print(math.sqrt(Debt()))  #! FER0205 "math.sqrt(Debt())"
