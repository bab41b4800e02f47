def area(width):
    return width * width


print(area(2))
print(area.__code__)  #! FER0404 "area.__code__"
