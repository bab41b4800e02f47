names = ["b", "a"]
names.add("c")  #! FER0404 "names.add"
