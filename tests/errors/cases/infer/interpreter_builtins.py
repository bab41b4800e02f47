# shows: builtin functions: `locals`
# shows: builtin functions: `dir`
# shows: builtin functions: `compile`
# shows: builtin functions: `exec`
# shows: special methods: 3.3.2 customizing attribute access: `__dir__`


def f(a):
    return locals()  #! FER0306 "locals()"


print(f(1), dir(f))  #! FER0306 "dir(f)"
exec(compile("1", "f", "eval"))  #! FER0306 "exec(compile("1", "f", "eval"))"
