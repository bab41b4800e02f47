names = ["b", "a"]
names.add("c")  #! FER0202 "add"
