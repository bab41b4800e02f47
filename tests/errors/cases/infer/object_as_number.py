class Debt:
    def __abs__(self):
        return 1


print(abs(Debt()))  #! FER0205 "abs(Debt())"
