names = ["b", "a"]
print(names.__sizeof__())  #! FER0404 "names.__sizeof__"
