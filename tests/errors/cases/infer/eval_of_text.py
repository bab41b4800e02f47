# shows: builtin functions: `eval`
print(eval("1 + 1"))  #! FER0306 "eval("1 + 1")"
