import helper

box = helper.Box(["a", "bc"])
print(box.total())
print(helper.evaluated("12") + 1)
import sys
if len(sys.argv) > 1:
    print(box.total("x.zip"))
