import os
import sys

print(len(sys.argv), sys.argv[1:], sys.maxsize, sys.version_info >= (3, 8))
print(os.path.join("a", "b", "c.txt"), os.sep, os.environ.get("NO_SUCH_VAR_X", "unset"), os.path.dirname("/x/y.z"))
sys.stderr.write("to stderr\n")
print(sys.getrecursionlimit() >= 1000, os.path.isdir("/"), os.getcwd() != "")
