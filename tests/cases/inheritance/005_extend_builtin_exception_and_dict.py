class Stack(list):
    def push(self, x):
        self.append(x)

    def peek(self):
        return self[-1]


class Lower(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)

    def __missing__(self, k):
        return "no " + k


s = Stack([1])
s.push(5)
print(s, s.peek(), len(s), isinstance(s, list))
d = Lower()
d["AbC"] = 1
print(d["abc"], d["zzz"], dict(d))
