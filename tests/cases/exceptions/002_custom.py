class BankError(Exception):
    """Base."""


class Insufficient(BankError):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.need = need
        self.have = have


class Locked(BankError):
    pass


def withdraw(n):
    if n > 100:
        raise Insufficient(n, 100)
    if n < 0:
        raise Locked("locked", n)
    return 100 - n


for n in [10, 500, -1]:
    try:
        print(withdraw(n))
    except Insufficient as e:
        print("short by", e.need - e.have, "|", e)
    except BankError as e:
        print(type(e).__name__, e, e.args, isinstance(e, Locked))
