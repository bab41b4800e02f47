import pack.nowhere  #! FER0103 "pack.nowhere"
from pack . nowhere2 import (  #! FER0103 "pack . nowhere2"
    a,
    b,
)
