import os
import sys

kept = os.sep
os.sep = "|"  #! FER0403 "os.sep"
print(os.path.join("a", "b"))
os.sep = kept  #! FER0403 "os.sep"
sys.platform = "nowhere"  #! FER0403 "sys.platform"
