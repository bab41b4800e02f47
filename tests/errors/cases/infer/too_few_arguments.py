def greet(name, greeting):
    return greeting + name


print(greet("Ada"))  #! FER0202 "greet("Ada")"
