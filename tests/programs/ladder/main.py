# Word ladders: change one letter at a time, every step must be a word.
from collections import defaultdict, deque
from itertools import islice

import words as dictionary
from words import load_words

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def build_index(words):
    index = defaultdict(list)
    for word in words:
        for i in range(len(word)):
            index[word[:i] + "_" + word[i + 1:]].append(word)
    return index


def neighbours(word, index):
    for i in range(len(word)):
        for other in index[word[:i] + "_" + word[i + 1:]]:
            if other != word:
                yield other


def ladder(start, goal, index):
    if len(start) != len(goal):
        raise ValueError("%r and %r differ in length" % (start, goal))
    came_from = {start: None}
    queue = deque([start])
    while queue:
        word = queue.popleft()
        if word == goal:
            break
        for other in neighbours(word, index):
            if other not in came_from:
                came_from[other] = word
                queue.append(other)
    else:
        return None
    path = []
    while word is not None:
        path.insert(0, word)
        word = came_from[word]
    return path


def two_ended(start, goal, words):
    """Breadth first from both ends; returns the number of steps."""
    front, back = {start}, {goal}
    seen = {start, goal}
    steps = 0
    while front and back:
        steps += 1
        if len(front) > len(back):
            front, back = back, front
        nxt = set()
        for word in front:
            for i in range(len(word)):
                for c in ALPHABET:
                    other = word[:i] + c + word[i + 1:]
                    if other in back:
                        return steps
                    if other in words and other not in seen:
                        seen.add(other)
                        nxt.add(other)
        front = nxt
    return None


def components(words, index):
    left = set(words)
    groups = []
    for w in words:
        if w not in left:
            continue
        group = [w]
        left.remove(w)
        for word in group:
            for other in neighbours(word, index):
                if other in left:
                    left.discard(other)
                    group.append(other)
        groups.append(group)
    return sorted(groups, key=len, reverse=True)


def differences(path):
    marks = []
    for a, b in zip(path, path[1:]):
        marks.append("".join("^" if x != y else " " for x, y in zip(a, b)))
    return marks


words = load_words("words.txt")
print(len(words), "words,", dictionary.stats(words))
index = build_index(words)
for start, goal in [("cold", "warm"), ("lead", "gold"), ("head", "tail"), ("cat", "dog"), ("kiwi", "cold"), ("cold", "cat")]:
    try:
        path = ladder(start, goal, index)
    except ValueError as e:
        print("!", e)
        continue
    if path is None:
        print(start, "cannot become", goal)
    else:
        print(" -> ".join(path), "in", len(path) - 1, "steps; both ends:", two_ended(start, goal, set(words)))
        if len(path) < 5:
            print([m for m in differences(path)])

groups = components(words, index)
print([len(g) for g in groups], groups[0][:5], sorted(w for g in groups if len(g) == 1 for w in g))
fan = sorted(((len(set(neighbours(w, index))), w) for w in words), reverse=True)
print(fan[:3], list(islice(((w, n) for n, w in fan if n == 1), 3)))
print(dictionary.load_words.__name__, dictionary.__name__, "_old" in index, len(index) > len(words))
