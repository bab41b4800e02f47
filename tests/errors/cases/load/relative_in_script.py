from .engine import Body  #! FER0107 ".engine"
from . import engine  #! FER0107 "."
