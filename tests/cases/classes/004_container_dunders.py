class Deck:
    def __init__(self, cards):
        self.cards = list(cards)

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, i):
        return self.cards[i]

    def __setitem__(self, i, v):
        self.cards[i] = v

    def __delitem__(self, i):
        del self.cards[i]

    def __contains__(self, c):
        return c in self.cards

    def __iter__(self):
        return iter(self.cards)


d = Deck("abcd")
d[0] = "z"
del d[1]
print(len(d), d[0], d[-1], "c" in d, "a" in d, [c for c in d], d[1:], bool(d))
print(sorted(d), list(d), max(d), "-".join(d))
