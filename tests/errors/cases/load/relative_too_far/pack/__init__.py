from . import inner
from .. import sideways  #! FER0107 ".."
