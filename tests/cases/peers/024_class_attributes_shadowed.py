class Robot:
    count = 0
    tags = []
    name = "robot"

    def __init__(self, name=None):
        Robot.count += 1
        if name:
            self.name = name

    def bump(self):
        self.count += 1
        return self.count

    def tag(self, t):
        self.tags.append(t)
        return self

    def own(self):
        self.tags = self.tags + ["own"]
        return self


class Drone(Robot):
    name = "drone"


a, b, d = Robot(), Robot("bob"), Drone()
print(a.name, b.name, d.name, Robot.name, a.count, Robot.count)
print(a.bump(), a.count, Robot.count, Drone.count, d.bump(), d.count)
a.tag("t1")
b.own().tag("t2")
print(a.tags, b.tags, d.tags, Robot.tags, Drone.tags is Robot.tags)
del a.count
print(a.count)
Robot.name = "renamed"
Drone.count = 100
print(a.name, b.name, d.name, a.count, d.count, Drone().count, Robot.count)
try:
    del a.name
except AttributeError as error:
    print(error)
