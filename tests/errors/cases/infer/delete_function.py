def helper():
    return 1


def show():
    print(helper())


show()
del helper  #! FER0316 "helper"
