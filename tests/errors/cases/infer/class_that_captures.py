def make(step):
    for _ in range(2):

        class Counter:
            def next(self, n):  #! FER0310 "def next(self, n):"
                return n + step

    return Counter


print(make(2)().next(3))
