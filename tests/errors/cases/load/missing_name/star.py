from shapes import Circle as Star, Squar  #! FER0106 "Squar"
