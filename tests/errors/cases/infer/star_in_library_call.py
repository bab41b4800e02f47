powers = [2, 3]
print(pow(*powers))  #! FER0323 "pow(*powers)"
