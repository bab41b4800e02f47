def greet(name, loud=False):
    return name


print(greet("Ada", lound=True))  #! FER0202 "greet("Ada", lound=True)"
