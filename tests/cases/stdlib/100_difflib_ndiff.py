import difflib

old = ["one\n", "two\n", "three\n", "\tgamma delta\n"]
new = ["ore\n", "tree\n", "emu\n", "\tgamma  delta\n"]
print("".join(difflib.ndiff(old, new)), end="")
delta = list(difflib.ndiff(old, new))
print(list(difflib.restore(delta, 1)) == old, list(difflib.restore(delta, 2)) == new)
print("".join(difflib.context_diff(old, new, fromfile="before.py", tofile="after.py", n=1)), end="")
print("".join(difflib.Differ().compare(["a b\n", "#\n"], ["ab\n", "#\n", "c\n"])), end="")
print("".join(difflib.ndiff(old, new, linejunk=difflib.IS_LINE_JUNK, charjunk=None)), end="")
print(difflib.IS_LINE_JUNK("  # \n"), difflib.IS_CHARACTER_JUNK("x"))
