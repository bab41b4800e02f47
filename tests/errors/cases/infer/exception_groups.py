class Several(ExceptionGroup):  #! FER0315 "ExceptionGroup"
    pass


print(Several("x", []))
