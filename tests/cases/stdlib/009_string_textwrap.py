import string
import textwrap

print(string.ascii_lowercase, string.digits, string.punctuation, string.ascii_letters[:3], string.hexdigits, string.capwords("a bc"))
print(string.Template("$who likes ${what} $$").substitute(who="tim", what="pie"))
text = "The quick brown fox jumps over the lazy dog and runs away."
print(textwrap.fill(text, 20))
print(textwrap.dedent("    a\n      b\n"), textwrap.indent("x\ny", "> "), textwrap.shorten(text, 20), textwrap.wrap(text, 30))
