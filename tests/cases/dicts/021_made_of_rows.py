print(dict(p.split("=") for p in "x=1&y=2".split("&")))
print(dict([[1, 2], [3, 4]]), dict(["a=b".split("="), ["c", "d"]]), dict(map(lambda s: s.split(":"), ["k:v"])), dict(line.partition("=")[::2] for line in ["a=1", "b"]))
settings = {}
settings.update(p.split("=", 1) for p in ["host=a=b", "port=80"])
print(settings, sorted(dict([("z", 1), ("y", 2)])))
for bad in [["a b c".split()], [["a"]]]:
    try:
        print(dict(bad))
    except ValueError as e:
        print(e)
rows = [line.split(",") for line in "a,1\nb,2".splitlines()]
print({k: int(v) for k, v in rows}, dict(rows)["b"])
