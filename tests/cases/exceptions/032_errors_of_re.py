import re
try:
    re.compile("(")
except (TypeError, re.error) as e:
    print("bad", type(e).__name__)
try:
    re.compile("[")
except re.error as e:
    print("bad", e)
