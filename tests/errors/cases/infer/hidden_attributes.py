# shows: function.__code__
# shows: function.__closure__
# shows: function.__defaults__
# shows: function.__kwdefaults__
# shows: function.__globals__
# shows: function.__annotations__
# shows: function.__call__
# shows: function.__get__
# shows: function.__dict__
def area(width):
    return width * width


print(area(2))
print(area.__code__)  #! FER0404 "area.__code__"
print(area.__closure__)  #! FER0404 "area.__closure__"
print(area.__defaults__)  #! FER0404 "area.__defaults__"
print(area.__kwdefaults__)  #! FER0404 "area.__kwdefaults__"
print(area.__globals__)  #! FER0404 "area.__globals__"
print(area.__annotations__)  #! FER0404 "area.__annotations__"
print(area.__call__(2))  #! FER0404 "area.__call__"
print(area.__get__(1))  #! FER0404 "area.__get__"
print(area.__dict__)  #! FER0306 "area.__dict__"
