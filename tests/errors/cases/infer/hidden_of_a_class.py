# shows: type.__bases__
# shows: type.__base__
# shows: type.__subclasses__
# shows: type.mro
# shows: type.__dict__
print(int.__name__, int.__bases__)  #! FER0404 "int.__bases__"


class Shape:
    pass


print(Shape.__bases__, Shape.__base__)  #! FER0404 "Shape.__bases__" FER0404 "Shape.__base__"
print(Shape.__subclasses__(), Shape.mro())  #! FER0404 "Shape.__subclasses__" FER0404 "Shape.mro"
print(Shape.__dict__)  #! FER0306 "Shape.__dict__"
