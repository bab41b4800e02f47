def outer():
    def inner():
        nonlocal count  #! FER0101 "nonlocal count"
        count += 1
    inner()
