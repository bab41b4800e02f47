# shows: builtin functions: `memoryview`
# shows: builtin functions: `breakpoint`
# shows: builtin functions: `help`
# shows: memoryview.*
print(memoryview(b"abc").tolist())  #! FER0403 "memoryview"
breakpoint()  #! FER0403 "breakpoint"
help(print)  #! FER0403 "help"
