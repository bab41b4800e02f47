for text in ["they're bill's friends", "x-ray 3rd", "ŉdžungla", "ǆ ﬁne", "o'neil's", "a1b c_d"]:
    print(text.title(), text.capitalize(), text.title().istitle(), text.swapcase())
