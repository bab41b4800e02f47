import io
import sys

kept = sys.stdout
sys.stdout = io.StringIO()  #! FER0403 "sys.stdout"
print("nobody sees this")
sys.stdout = kept  #! FER0403 "sys.stdout"
