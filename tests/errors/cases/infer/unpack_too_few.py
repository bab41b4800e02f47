first, second, *rest = (1,)  #! FER0206 "first, second, *rest"
print(first, second, rest)
