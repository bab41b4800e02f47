import sys

print("out")
try:
    sys.exit("fatal: nothing to do")
except SystemExit as e:
    print("caught", e.code)
raise SystemExit("fatal: really")
