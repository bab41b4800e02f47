from collections import Counter, namedtuple
import itertools
import random

Card = namedtuple("Card", "rank suit")

RANKS = "23456789TJQKA"
SUITS = "♣♦♥♠"
VALUES = {r: i for i, r in enumerate(RANKS, 2)}
NAMES = ["high card", "pair", "two pairs", "three of a kind", "straight",
         "flush", "full house", "four of a kind", "straight flush"]


def card(text):
    return Card(text[0], text[1])


def show(cards):
    return " ".join(c.rank + c.suit for c in cards)


def new_deck():
    return [Card(r, s) for s in SUITS for r in RANKS]


def score(hand):
    """Return a tuple that orders hands: (class, tie breakers...)."""
    values = sorted((VALUES[c.rank] for c in hand), reverse=True)
    counts = Counter(values)
    groups = sorted(counts.items(), key=lambda vc: (vc[1], vc[0]), reverse=True)
    pattern = tuple(n for _, n in groups)
    order = tuple(v for v, _ in groups)
    flush = len({c.suit for c in hand}) == 1
    straight = len(counts) == 5 and values[0] - values[4] == 4
    if values == [14, 5, 4, 3, 2]:
        straight = True
        order = (5, 4, 3, 2, 1)
    if straight and flush:
        kind = 8
    elif pattern == (4, 1):
        kind = 7
    elif pattern == (3, 2):
        kind = 6
    elif flush:
        kind = 5
    elif straight:
        kind = 4
    elif pattern[0] == 3:
        kind = 3
    elif pattern == (2, 2, 1):
        kind = 2
    elif pattern[0] == 2:
        kind = 1
    else:
        kind = 0
    return (kind,) + order


def best_of(cards):
    return max(itertools.combinations(cards, 5), key=score)


class Player:
    def __init__(self, name):
        self.name = name
        self.hand = []
        self.wins = 0

    def __lt__(self, other):
        return (-self.wins, self.name) < (-other.wins, other.name)


def play_round(players, rng, verbose=False):
    deck = new_deck()
    rng.shuffle(deck)
    for p in players:
        p.hand = [deck.pop(), deck.pop()]
    board = deck[-5:]
    ranking = {}
    for p in players:
        ranking[p.name] = score(best_of(p.hand + board))
    top = max(ranking.values())
    winners = [p for p in players if ranking[p.name] == top]
    for p in winners:
        p.wins += 1
    if verbose:
        print("board", show(board))
        for p in players:
            mark = "*" if p in winners else " "
            print("  %s %-6s %s  %s" % (mark, p.name, show(p.hand), NAMES[ranking[p.name][0]]))
    return NAMES[top[0]]


hands = ["2♥ 3♥ 4♥ 5♥ A♥", "K♠ K♥ K♦ K♣ 2♠", "9♠ 9♥ 9♦ 4♣ 4♠", "2♠ 9♠ 4♠ J♠ K♠", "T♠ J♥ Q♦ K♣ A♠",
         "7♠ 7♥ 7♦ 2♣ 4♠", "A♠ A♥ 8♦ 8♣ 3♠", "A♠ A♥ 8♦ 8♣ 4♠", "6♠ 6♥ 2♦ 3♣ 4♠", "2♠ 5♥ 7♦ 9♣ J♠"]
ranked = sorted(([card(t) for t in h.split()] for h in hands), key=score, reverse=True)
for h in ranked:
    kind, *ties = score(h)
    print(f"{show(h):<16} {NAMES[kind]:<16} {ties}")
assert sorted(hands, key=lambda h: score([card(t) for t in h.split()]))[0] == hands[-1]

rng = random.Random("texas")
players = [Player(n) for n in ("Ann", "Bob", "Cyd", "Dee")]
seen = Counter()
for i in range(120):
    seen[play_round(players, rng, verbose=i < 3)] += 1
for name, n in seen.most_common():
    print("%-16s %4d %6.2f%%" % (name, n, 100 * n / 120))
print([(p.name, p.wins) for p in sorted(players)])

first = card("A♠")
print(first, first.rank, first._replace(suit="♥"), first == ("A", "♠"), len(new_deck()), Card._fields)
five = list(itertools.islice(itertools.combinations(new_deck()[:13], 5), 3))
print([score(h) for h in five])
