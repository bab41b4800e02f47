class File:
    def __del__(self):  #! FER0313 "def __del__(self):"
        print("closed")


File()
