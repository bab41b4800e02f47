board = [0, 0]
for board[0] in [1, 2]:  #! FER0319 "board[0]"
    pass
print(board)
