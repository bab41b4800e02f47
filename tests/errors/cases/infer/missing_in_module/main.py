import shapes

print(shapes.Cricle())  #! FER0203 "shapes.Cricle"
