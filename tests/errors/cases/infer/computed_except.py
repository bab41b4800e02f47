def errors_of(kind):
    return ValueError if kind else KeyError


try:
    int("x")
except errors_of(1):  #! FER0318 "errors_of(1)"
    pass
