class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance


Account("Ada")  #! FER0202 "Account("Ada")"
