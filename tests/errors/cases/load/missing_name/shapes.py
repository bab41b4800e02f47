PI = 3


class Circle:
    pass
