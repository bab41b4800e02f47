class Unit:
    hp = 10
    cost = 1
    names = ["u"]

    def info(self):
        return f"{self.__class__.__name__} hp={self.hp} cost={self.cost} {self.names}"


class Tank(Unit):
    hp = 50
    cost = Unit.cost + 4


class Scout(Unit):
    names = Unit.names + ["s"]


for cls in (Unit, Tank, Scout):
    print(cls().info(), cls.hp)
Unit.hp = 11
print(Scout().hp, Tank().hp)
