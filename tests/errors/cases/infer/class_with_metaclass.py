# shows: special methods: 3.3.3 customizing class creation: `__prepare__`
# shows: special methods: 3.3.4 customizing instance and subclass checks: *
class Ordered(type):  #! FER0315 "type"
    @classmethod
    def __prepare__(mcs, name, bases):
        return {}


class Model(metaclass=Ordered):
    pass


Model()
