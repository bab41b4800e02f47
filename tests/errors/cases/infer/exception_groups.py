# shows: exception classes: `ExceptionGroup`
# shows: exception classes: `BaseExceptionGroup`
# shows: BaseExceptionGroup.*
class Several(ExceptionGroup):  #! FER0315 "ExceptionGroup"
    pass


try:
    raise ExceptionGroup("several", [ValueError("a")])  #! FER0403 "ExceptionGroup"
except BaseExceptionGroup as group:  #! FER0403 "BaseExceptionGroup"
    print(group.exceptions)
print(Several("x", []))
