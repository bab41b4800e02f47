import sys
import nmupy  #! FER0103 "nmupy"
import os, nopackage.sub as other  #! FER0103 "nopackage.sub"
from wher.ever import thing  #! FER0103 "wher.ever"
