place = (1, 2)
grid = {(1, 2): "x"}
print(grid[*place])  #! FER0321 "*place"
