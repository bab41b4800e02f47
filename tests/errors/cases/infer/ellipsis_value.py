marker = ...  #! FER0303 "..."
print(marker)
