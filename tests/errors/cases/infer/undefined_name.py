def area(width, height):
    return width * hieght  #! FER0201 "hieght"


print(area(2, 3))
