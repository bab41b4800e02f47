def greet(name):
    return name


print(greet("Ada", "hello"))  #! FER0203 "greet("Ada", "hello")"
