import re

print(re.Match())  #! FER0402 "re.Match()"
