"""`csv`: dialects, quoting and escapes, records of other lengths than the header."""

import csv, io


class Semi(csv.Dialect):
    delimiter = ";"
    quotechar = "'"
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL
    doublequote = True


csv.register_dialect("semi", Semi)
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_NONE, escapechar="\\")
print(sorted(csv.list_dialects()))
out = io.StringIO()
w = csv.writer(out, "semi")
w.writerow(["a;b", "it's", "plain", 3, None, 1.5])
w.writerow([""])
w.writerow([])
w.writerows([(1, "x\ny"), (2, "z\rw")])
print(repr(out.getvalue()))
print(list(csv.reader(io.StringIO(out.getvalue(), newline=""), dialect="semi")))
out = io.StringIO()
w = csv.writer(out, dialect="pipes")
w.writerow(["a|b", "c\\d", "e"])
print(repr(out.getvalue()), list(csv.reader([out.getvalue()], "pipes")))
try:
    csv.writer(out, quoting=csv.QUOTE_NONE).writerow(["a,b"])
except csv.Error as e:
    print("Error", e)
try:
    csv.reader([], "nope")
except csv.Error as e:
    print("Error", e)
r = csv.reader(['a, "b c", d\n', '"multi\n', 'line",x\n', "\n", '"q""q",""\n'], skipinitialspace=True)
for row in r:
    print(r.line_num, row)
print(list(csv.reader(["a\tb", '"c\td"\te'], csv.excel_tab)), list(csv.reader(["a,b"], csv.excel())))
print(list(csv.DictReader(["x,y", "1,2,3,4", "5"], restkey="more", restval="?")))
out = io.StringIO()
w = csv.DictWriter(out, fieldnames=["a", "b"], restval="-", extrasaction="ignore", quoting=csv.QUOTE_ALL)
w.writeheader()
w.writerow({"a": 1, "z": 2})
print(repr(out.getvalue()))
out = io.StringIO()
csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerow([1, 2.5, "x", None, True])
print(out.getvalue())
out = io.StringIO()
csv.writer(out, doublequote=False, escapechar="\\").writerow(['say "hi"', "a,b"])
print(out.getvalue(), list(csv.reader([out.getvalue()], doublequote=False, escapechar="\\")))
try:
    list(csv.reader(['"a"b'], strict=True))
except csv.Error as e:
    print(e)
try:
    list(csv.reader(['"a'], strict=True))
except csv.Error as e:
    print(e)
print(list(csv.reader(['"a'])), csv.field_size_limit())
d = csv.DictReader(io.StringIO("n,v\nx,1\n\ny,2\n"))
print(d.fieldnames, d.line_num)
for row in d:
    print(row["n"], int(row["v"]), d.line_num)
