import tkinter
import xml.dom.minidom as dom
from ctypes import c_int


class Window(tkinter.Tk):  #! FER0315 "tkinter.Tk"
    pass


def never():
    return dom.parseString("<a/>")


def later(size: int = 3):
    names = [c_int]  #! FER0401 "c_int"
    return names, dom  #! FER0401 "dom"


later()
Window()
