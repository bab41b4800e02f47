from parts import *

print(helper(), kept, last)
