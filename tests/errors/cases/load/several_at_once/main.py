import one
import two
import three  #! FER0103 "three"
