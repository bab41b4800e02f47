class Ball:
    speed = 3


print(Ball.sped)  #! FER0204 "Ball.sped"
