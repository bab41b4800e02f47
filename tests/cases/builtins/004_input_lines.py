import sys

first = "no input"
try:
    first = input("prompt> ")
except EOFError as e:
    print("EOF:", e)
print(first)
for line in sys.stdin:
    print(line.strip())
