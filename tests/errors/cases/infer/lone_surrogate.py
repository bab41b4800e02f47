half = "\ud800"  #! FER0427 ""\ud800""
print(len(half))
