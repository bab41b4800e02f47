class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        if spec == "short":
            return f"${self.cents // 100}"
        return format(self.cents / 100, spec or ".2f")

    def __str__(self):
        return f"{self.cents}c"


m = Money(12345)
print(f"{m} {m:short} {m:10.1f}| {m!s:>8}", "{:short}".format(m), str(m))
