class Account:
    def __init__(self, balance):
        self._balance = balance

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative balance")
        self._balance = value

    @property
    def rich(self):
        return self._balance > 1000


a = Account(10)
a.balance += 2000
print(a.balance, a.rich)
try:
    a.balance = -5
except ValueError as e:
    print(e)
try:
    a.rich = True
except AttributeError as e:
    print(e)
print(a.balance)
