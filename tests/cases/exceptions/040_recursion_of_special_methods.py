"""Methods that only the runtime calls by name may come to call themselves."""


class Ring:
    def __init__(self):
        self.me = self

    def __repr__(self):
        return "R(" + repr(self.me) + ")"

    def __eq__(self, other):
        return self.me == other.me

    def __hash__(self):
        return hash(self.me)

    def __len__(self):
        return len(self.me)

    def __getitem__(self, i):
        return self.me[i]

    def __call__(self):
        return self.me()


class Bad(Exception):
    def __str__(self):
        return str(self)


r = Ring()
for attempt in (
    lambda: repr(r),
    lambda: r == Ring(),
    lambda: len(r),
    lambda: r[0],
    lambda: r(),
    lambda: hash(r),
    lambda: f"{r}",
    lambda: {r: 1},
    lambda: [r] == [Ring()],
    lambda: str(Bad()),
):
    try:
        attempt()
        print("ended")
    except RecursionError:
        print("too deep")
