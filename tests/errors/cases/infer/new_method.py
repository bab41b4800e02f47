class Single:
    def __new__(cls):  #! FER0313 "def __new__(cls):"
        return object.__new__(cls)


Single()
