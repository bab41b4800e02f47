import tkinter  #! FER0401 "tkinter"
import xml.dom.minidom as dom  #! FER0401 "xml.dom.minidom"
from ctypes import c_int  #! FER0401 "ctypes"
import xml.nothing  #! FER0103 "xml.nothing"
