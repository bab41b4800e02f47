count = 3
print(count, cuont)  #! FER0201 "cuont"
