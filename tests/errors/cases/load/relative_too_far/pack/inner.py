from ...far import away  #! FER0107 "...far"
from . import missing_here  #! FER0106 "missing_here"
