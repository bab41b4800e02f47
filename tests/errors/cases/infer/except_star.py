# shows: statements: `except*`
def check():
    try:  #! FER0301 "try:"
        raise ValueError("a")
    except* ValueError:
        pass


check()
