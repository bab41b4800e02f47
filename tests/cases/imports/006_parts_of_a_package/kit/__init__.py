from . import saw

TOOLS = ["saw", saw.cut(1)]
