def check():
    try:
        raise ExceptionGroup("several", [ValueError("a")])
    except* ExceptionGroup:  #! FER0301 "ExceptionGroup"
        pass


check()
