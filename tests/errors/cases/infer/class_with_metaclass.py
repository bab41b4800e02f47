class Registry(type):  #! FER0315 "type"
    pass


class Model(metaclass=Registry):
    pass


Model()
