# shows: special methods: 3.3.1 basic customization: `__del__`
class File:
    def __del__(self):  #! FER0313 "def __del__(self):"
        print("closed")


File()
