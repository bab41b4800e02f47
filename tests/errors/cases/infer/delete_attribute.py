name = "Ada"


def show():
    print(name)


show()
del name  #! FER0316 "name"
