from functools import lru_cache
from collections import namedtuple
import random
import sys

Result = namedtuple("Result", "score move depth")
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
nodes = 0


def winner(board):
    for a, b, c in LINES:
        if board[a] == board[b] == board[c] != ".":
            return board[a]
    return None


def moves(board):
    return [i for i, c in enumerate(board) if c == "."]


def play(board, i, who):
    return board[:i] + who + board[i + 1:]


def other(who):
    return "O" if who == "X" else "X"


@lru_cache(maxsize=None)
def best(board, who):
    global nodes
    nodes += 1
    w = winner(board)
    if w is not None:
        return Result(1 if w == who else -1, None, 0)
    options = moves(board)
    if not options:
        return Result(0, None, 0)
    results = []
    for i in options:
        r = best(play(board, i, who), other(who))
        results.append(Result(-r.score, i, r.depth + 1))
    return max(results, key=lambda r: (r.score, -r.depth if r.score > 0 else r.depth, -r.move))


def alphabeta(board, who, alpha=-2, beta=2, counter=None):
    if counter is not None:
        counter[0] += 1
    if winner(board):
        return -1
    if "." not in board:
        return 0
    for i in moves(board):
        score = -alphabeta(play(board, i, who), other(who), -beta, -alpha, counter)
        if score >= beta:
            return score
        if score > alpha:
            alpha = score
    return alpha


class Player:
    def __init__(self, mark):
        self.mark = mark

    def choose(self, board):
        raise NotImplementedError


class Perfect(Player):
    def choose(self, board):
        return best(board, self.mark).move


class Random(Player):
    def __init__(self, mark, seed):
        super().__init__(mark)
        self.rng = random.Random(seed)

    def choose(self, board):
        return self.rng.choice(moves(board))


class Scripted(Player):
    def __init__(self, mark, script):
        super().__init__(mark)
        self.script = iter(script)

    def choose(self, board):
        while True:
            try:
                text = next(self.script)
                i = "a1 b1 c1 a2 b2 c2 a3 b3 c3".split().index(text)
                if board[i] != ".":
                    raise LookupError("taken")
            except (ValueError, LookupError) as e:
                print("  bad move:", e)
            else:
                return i


def show(board, sep="\n"):
    return sep.join(" ".join(board[i:i + 3]) for i in range(0, 9, 3))


def game(a, b, verbose=False):
    board = "." * 9
    history = []
    players = [a, b]
    while not winner(board) and moves(board):
        p = players[len(history) % 2]
        try:
            i = p.choose(board)
        except StopIteration:
            print("  the script ended")
            return "?", history
        board = play(board, i, p.mark)
        history.append(i)
        if verbose:
            print(show(board, " / "))
    return winner(board) or "draw", history


print(best("." * 9, "X"), nodes, best.cache_info().currsize)
counter = [0]
print(alphabeta("." * 9, "X", counter=counter), counter)
print(game(Perfect("X"), Perfect("O"), verbose=True))
tally = {}
for seed in range(40):
    result, history = game(Random("X", seed), Perfect("O"))
    tally[result] = tally.get(result, 0) + 1
print(sorted(tally.items()), history)
tally.clear()
for seed in range(200):
    result, _ = game(Random("X", seed), Random("O", seed + 1000))
    tally[result] = tally.setdefault(result, 0) + 1
print({k: tally[k] for k in sorted(tally)})
print(game(Scripted("X", ["b2", "z9", "a1", "c1"]), Scripted("O", "b2 a2 a3".split()), verbose=True))
print(game(Scripted("X", "b2 a1 c1 a3".split()), Perfect("O")))
fork = "X...O...X"
print(show(fork), best(fork, "O"), best("XX.OO....", "X"), best("XX.OO....", "O").move, sep="\n")
print(game(Player("X"), Perfect("O")))
sys.exit(9)
