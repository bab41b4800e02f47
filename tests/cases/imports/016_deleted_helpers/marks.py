def said(text):
    def mark(function):
        function.__doc__ = text
        return function

    return mark


class Scale:
    def __init__(self, factor):
        self.factor = factor


@said("Twice as much.")
def double(x):
    return UNIT.factor * x


UNIT = Scale(2)
del said, Scale
