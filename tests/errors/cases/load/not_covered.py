import tkinter  # a use of it is refused, see infer/not_covered_module
import this  #! FER0401 "this"
import xml.nothing  #! FER0103 "xml.nothing"
import winreg  #! FER0103 "winreg"
