ages = {"bob": 30, "alice": 25}
ages["carol"] = 41
ages["bob"] += 1
print(ages, len(ages), ages["alice"], "bob" in ages, "dave" in ages)
print(ages.get("dave"), ages.get("dave", 0), ages.get("bob"))
for name in ages:
    print(name, ages[name])
for name, age in ages.items():
    print(name, age)
print(list(ages.keys()), list(ages.values()), list(ages.items()))
del ages["alice"]
print(ages, ages.pop("bob"), ages.pop("zed", None), ages)
