class Board:
    if len("ab") > 1:  #! FER0311 "if len("ab") > 1:"

        def show(self):
            return "board"


Board()
