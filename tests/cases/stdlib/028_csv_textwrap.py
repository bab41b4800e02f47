import csv
import io
import textwrap

buf = io.StringIO()
w = csv.writer(buf)
w.writerow(["name", "note"])
w.writerows([["a", 'say "hi"'], ["b,c", 5], ["", None]])
print(repr(buf.getvalue()))
buf.seek(0)
for row in csv.reader(buf):
    print(row)
for rec in csv.DictReader(io.StringIO("x,y\n1,2\n3,4\n")):
    print(rec["x"], rec)
text = "The quick brown fox jumps over the lazy dog and runs away."
print(textwrap.fill(text, 20))
print(textwrap.dedent("    a\n      b\n"), textwrap.indent("x\ny", "> "), textwrap.shorten(text, 20), textwrap.wrap(text, 30))
