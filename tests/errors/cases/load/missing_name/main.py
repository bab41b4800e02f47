from shapes import Circle, Cricle, PI  #! FER0106 "Cricle"
from pack import part, whole  #! FER0106 "whole"
from dynamic import anything_at_all
from star import *
