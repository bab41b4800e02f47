"""Values of a dict are of several types; those of one key are numbers."""

things = {"lamp": {"name": "a lamp", "weight": 2, "lit": True}, "rock": {"name": "a rock", "weight": 7.5, "lit": False}}
carried = ["lamp", "rock"]
print(sum(things[t]["weight"] for t in carried), __doc__)
try:
    print(sum(things[t]["name"] for t in carried))
except TypeError:
    print("no sum of names")
