class Ball:
    radius = 2

    def size(self):
        return radius * 2  #! FER0201 "radius"


print(Ball().size())
