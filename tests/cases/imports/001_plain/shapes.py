print("loading shapes")
COUNT = 0


class Square:
    def __init__(self, side):
        global COUNT
        COUNT += 1
        self.side = side

    def area(self):
        return self.side ** 2


def get_count():
    return COUNT
