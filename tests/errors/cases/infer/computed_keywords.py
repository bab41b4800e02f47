def start(speed, level):
    return speed + level


options = {}
for key in ("speed", "level"):
    options[key] = 1
print(start(**options))  #! FER0312 "options"
