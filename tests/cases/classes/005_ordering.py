class Version:
    def __init__(self, text):
        self.parts = [int(p) for p in text.split(".")]

    def __lt__(self, other):
        return self.parts < other.parts

    def __le__(self, other):
        return self.parts <= other.parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


vs = [Version(t) for t in ["1.10", "1.2", "0.9.1", "2.0"]]
print(sorted(vs), max(vs), min(vs), vs[0] > vs[1], vs[0] >= vs[1], vs[0] == Version("1.10"))
vs.sort(reverse=True)
print(vs)
