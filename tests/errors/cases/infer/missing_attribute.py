class Ball:
    def __init__(self):
        self.speed = 3


print(Ball().sped)  #! FER0204 "Ball().sped"
