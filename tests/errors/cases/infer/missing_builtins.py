# shows: builtin functions: `breakpoint`
# shows: builtin functions: `help`
breakpoint()  #! FER0403 "breakpoint"
help(print)  #! FER0403 "help"
