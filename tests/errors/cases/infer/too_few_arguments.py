def greet(name, greeting):
    return greeting + name


print(greet("Ada"))  #! FER0203 "greet("Ada")"
