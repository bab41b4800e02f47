class Robot:
    def __init__(self):
        self.x = 0

    def do_move(self, n):
        self.x += n

    def do_report(self, n):
        print("at", self.x, n)


r = Robot()
for cmd, arg in [("move", 3), ("report", 0), ("fly", 1), ("move", -1), ("report", 9)]:
    method = getattr(r, "do_" + cmd, None)
    if method is None:
        print("cannot", cmd)
    else:
        method(arg)
