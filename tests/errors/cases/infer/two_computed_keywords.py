def start(**options):
    return options


first = {"a": 1}
second = {"b": 2}
print(start(**first, **second))  #! FER0312 "second"
