def click():
    return "nothing"


click.__name__ = "clicked"  #! FER0327 "click.__name__"
print(click.__name__)
