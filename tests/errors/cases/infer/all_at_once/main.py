"""Refusals of every stage in one run, and none that is only the consequence of another."""

import nowhere  #! FER0103 "nowhere"
import broken
from broken import anything
from parts import there, absent  #! FER0106 "absent"
from tkinter import Tk
import xml.sax


def asks(text):
    found = eval(text)  #! FER0306 "eval(text)"
    print(found.colour, found + 1)
    return found


def leaves(values):
    for value in values:
        print(value)
    raise  #! FER0317 "raise"


def draws(n):
    if n > 2:
        window = Tk()  #! FER0401 "Tk"
        window.title("x")
    else:
        xml.sax.parse("file")  #! FER0401 "xml"
    exec("n = 3")  #! FER0306 "exec("n = 3")"


def kinds(x):
    print(type(x) if x else type(None))
    print(x.__mro_entries__)


class Watched:
    def __del__(self):  #! FER0313 "def __del__(self):"
        print("gone")


class Looped:
    for i in range(3):  #! FER0311 "for i in range(3):"

        def last(self):
            return 1


def takes(a, *, b):
    return a, b


nowhere.call(1).more
result = nowhere.Thing()
print(result.size, absent(2), anything, broken.other, there)
print(asks("1"), asks("2").missing)
leaves([1])
draws(3)
Watched()
print(Looped.last)
takes(1)  #! FER0202 "takes(1)"
takes(1, 2, b=3)  #! FER0202 "takes(1, 2, b=3)"
print(undefined)  #! FER0201 "undefined"
for i in range(3):
    vars(i)["x"] = 1  #! FER0306 "vars(i)"
