name = "math"
module = __import__(name)  #! FER0306 "__import__(name)"
