import csv
import io

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
out = io.StringIO()
print("hello", file=out)
out.write("x")
print(out.getvalue().splitlines(), io.StringIO("a\nb").readlines())
