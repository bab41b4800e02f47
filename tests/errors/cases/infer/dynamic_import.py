name = "math"
module = __import__(name)  #! FER0302 "__import__(name)"
