import difflib
import fnmatch
import getopt
import html
import shlex

print(html.escape("<a href='x'>T&C</a>"), html.unescape("&lt;b&gt; &amp; &#65;&#x42; &eacute;"))
print(shlex.split("cp 'a b' \"c \\\" d\" e\\ f"), shlex.quote("it's"), shlex.join(["ls", "a b"]))
try:
    shlex.split("'open")
except ValueError as e:
    print(e)
print(fnmatch.fnmatch("data.txt", "*.txt"), fnmatch.filter(["a.py", "b.txt", "c1.py"], "[a-b]*"), fnmatch.fnmatchcase("x", "[!y]"))
m = difflib.SequenceMatcher(None, "abcd", "bcde")
print(m.ratio(), m.get_matching_blocks(), m.get_opcodes())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
a = ["one\n", "two\n", "three\n"]
b = ["one\n", "2\n", "three\n", "four\n"]
print("".join(difflib.unified_diff(a, b, "before", "after")))
print(getopt.getopt(["-a", "-bfoo", "--name=x", "--flag", "rest"], "ab:", ["name=", "flag"]))
try:
    getopt.getopt(["-z"], "a")
except getopt.GetoptError as e:
    print(e)
