# shows: dict_values.mapping
a = {"x": 1}
print(a.values() == a.values())  #! FER0404 "a.values() == a.values()"
print(a.values().mapping)  #! FER0404 "a.values().mapping"
