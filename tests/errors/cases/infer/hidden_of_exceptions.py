# shows: UnicodeDecodeError.*
# shows: UnicodeEncodeError.*
# shows: BaseException.with_traceback
# shows: ImportError.msg
# shows: ImportError.name
# shows: ImportError.path
# shows: NameError.name
# shows: AttributeError.name
# shows: AttributeError.obj
# shows: OSError.filename2
# shows: OSError.characters_written
# shows: SyntaxError.*
import json

try:
    b"\xff".decode()
except UnicodeDecodeError as error:
    print(error.start, error.reason)  #! FER0404 "error.start" FER0404 "error.reason"
try:
    "é".encode("ascii")
except UnicodeEncodeError as error:
    print(error.object)  #! FER0404 "error.object"
try:
    print(json)
except AttributeError as error:
    print(error.name, error.obj)  #! FER0404 "error.name" FER0404 "error.obj"
except ImportError as error:
    print(error.msg, error.name, error.path)  #! FER0404 "error.msg" FER0404 "error.name" FER0404 "error.path"
except NameError as error:
    print(error.name)  #! FER0404 "error.name"
except OSError as error:
    print(error.filename2, error.characters_written)  #! FER0404 "error.filename2" FER0404 "error.characters_written"
except SyntaxError as error:
    print(error.lineno, error.text)  #! FER0404 "error.lineno" FER0404 "error.text"
raise ValueError("x").with_traceback(None)  #! FER0404 "ValueError("x").with_traceback"
