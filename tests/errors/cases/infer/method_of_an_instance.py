def click():
    return "nothing"


click.__qualname__ = "clicked"  #! FER0327 "click.__qualname__"
print(click.__qualname__)
