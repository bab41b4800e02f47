import sys

from termcolor import colored, cprint

text = colored("Hello, World!", "red", attrs=["reverse", "blink"], force_color=True)
print(repr(text))
print(repr(colored("x", 111, on_color=7, force_color=True)))
cprint("Hello, World!", "green", "on_red", force_color=True)
for i in range(3):
    cprint(i, "magenta", end=" ", force_color=True)
cprint("Attention!", "red", attrs=["bold"], file=sys.stderr, no_color=True)
