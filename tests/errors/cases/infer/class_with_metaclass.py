# shows: statements: `class C(metaclass=M)`
# shows: special methods: 3.3.3 customizing class creation: `__prepare__`
# shows: special methods: 3.3.4 customizing instance and subclass checks: *
class Registry(type):  #! FER0315 "type"
    pass


class Model(metaclass=Registry):
    pass


Model()
