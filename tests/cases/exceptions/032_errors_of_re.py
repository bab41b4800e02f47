import re
try:
    re.compile("(")
except (TypeError, re.error) as e:
    print("bad", type(e).__name__)
try:
    re.compile("[")
except re.error as e:
    print("bad", e)
for pattern in (r"\q", r"[\q]", "a**", "(?P<n>a)(?P<n>b)", "a{3,1}", "(?P=x)"):
    try:
        re.compile(pattern)
    except re.error as e:
        print(pattern, e)
