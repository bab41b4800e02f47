def greet(name, loud=False):
    return name


print(greet("Ada", lound=True))  #! FER0203 "greet("Ada", lound=True)"
