numbers = [1, 2  #! FER0101 "["
print(numbers)
