"""Names of older Pythons and builtins that a module may or may not bind; names read before they are bound."""

try:
    xrange
except NameError:
    xrange = range
    kind = "3"
else:
    kind = "2"
try:
    unicode
except Exception as e:
    print(e)
    unicode = str
try:
    input = raw_input
except NameError:
    pass
try:
    range = old_range
except NameError:
    pass
def f():
    return list(xrange(3)), unicode("a"), list(range(2))
print(f(), kind)
try:
    helper()
except NameError as e:
    print(e)
def helper():
    return 1
print(helper())
import sys
if sys.version_info[0] >= 3:
    basestring = str
print(isinstance("a", basestring))
try:
    print(mod.pi)
except NameError as e:
    print(e)
import math as mod
print(mod.floor(2.5))

def ask(prompt):
    return input
if len(sys.argv) > 5:
    max = min
print(max(1, 2), [max(x, 1) for x in (0, 5)])
def biggest(xs): return max(xs)
print(biggest([1, 3, 2]))
for id in [1, 2]:
    pass
print(id)
if __name__ == "__main__":
    list = [1, 2]
    print(list)
for i in range(2):
    try:
        print(count)
    except NameError:
        print("not yet")
    count = i
def use(): return count
print(use())
