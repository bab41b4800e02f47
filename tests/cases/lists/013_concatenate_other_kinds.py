"""`a + b` of lists with different kinds of elements: each list keeps its own."""


class Coin:
    def value(self):
        return 10


class Spark:
    def shine(self, often):
        return "*" * often


coins, sparks = [Coin(), Coin()], [Spark()]
both = coins + sparks
print(len(both), isinstance(both[0], Coin), isinstance(both[-1], Coin))
print([coin.value() for coin in coins], [s.shine(3) for s in sparks])
mixed = [1, 2] + ["a"]
mixed.append(2.5)
print(mixed, [] + ["x"], ["x"] + [])
names = ["a"]
more = names + ["b"]
more.append("c")
print(names, more, (1, 2) + ("x",))
