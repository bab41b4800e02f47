import fnmatch
import shlex
import textwrap
from fractions import Fraction as F

print(shlex.split("foo#bar\nbaz 'a b'", comments=True), shlex.split("a'b c'd \"x\"y", posix=False))
print(fnmatch.fnmatch("d", "[d-b]"), fnmatch.fnmatchcase("a-b", "a[!-]b"), fnmatch.translate("*a*a*[!x-]?"))
print(fnmatch.filter(["abc", "abd", "x"], "*[b-c]*"), fnmatch.fnmatch("a" * 40, "*a" * 15 + "b"))
print(F("3/2"), F(" -1.5e2 "), F(0.25), F(True), F(7, 3) // 2, divmod(F(7, 3), F(1, 2)), 3 % F(2, 3))
print(F(1, 2) < float("inf"), F(10**23) < 1e23, F(10**23) == 1e23, F(1, 3) ** 2, F(4) ** F(1, 2), 2 ** F(3), F(1, 2) + 1j)
print(F.from_float(0.5), F(7, 2) % 0.75, 7.5 // F(2), F(2, 3) ** -2, 2.0 ** F(1, 2))
for text in ("1 / 2", "x", "1.5d", "3/", "1__0"):
    try:
        print(F(text))
    except ValueError as error:
        print(error)
value = F(1, 2)
try:
    value.numerator = 3
except AttributeError as error:
    print(error)
wrapper = textwrap.TextWrapper(width=20, fix_sentence_endings=True, initial_indent="* ", subsequent_indent="  ")
print(wrapper.wrap("This is one. And so is that! What? \"Yes.\" No."))
wrapper.width = 12
print(wrapper.fill("some longer words here"))
