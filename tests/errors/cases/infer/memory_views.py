# shows: memoryview.cast
view = memoryview(b"abcd")
print(view.cast("H")[0])  #! FER0404 "view.cast"
