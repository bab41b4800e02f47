# shows: statements: `if` or `for` in a class body
class Board:
    for column in range(3):  #! FER0311 "for column in range(3):"
        print(column)


Board()
