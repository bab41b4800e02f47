class Ball:
    def move(self):
        return 1


ball = Ball()
ball.mvoe()  #! FER0204 "ball.mvoe"
