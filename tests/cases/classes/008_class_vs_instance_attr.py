class Enemy:
    health = 100
    log = []

    def hit(self, n):
        self.health -= n
        self.log.append(n)


a = Enemy()
b = Enemy()
a.hit(30)
b.hit(5)
print(a.health, b.health, Enemy.health, a.log, Enemy.log is b.log)
Enemy.health = 50
print(a.health, Enemy().health)
