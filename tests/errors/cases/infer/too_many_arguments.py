def greet(name):
    return name


print(greet("Ada", "hello"))  #! FER0202 "greet("Ada", "hello")"
