import re
import string
import sys
from collections import Counter, OrderedDict

STOP = set("the a an and of to in is was it".split())


def words_of(text):
    return [w.lower() for w in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text)]


def sentences_of(text):
    parts = re.split(r"(?<=[.!?])\s+", text.replace("\n", " "))
    return [p.strip() for p in parts if p.strip()]


def syllables(word):
    groups = re.findall("[aeiouyäöüåéè]+", word)
    n = len(groups)
    if word.endswith("e") and n > 1:
        n -= 1
    return max(n, 1)


def bar(n, biggest, width=30):
    return "█" * round(n / biggest * width)


def print_histogram(title, counter, top=8):
    print(title)
    biggest = max(counter.values())
    for item, n in counter.most_common(top):
        print("  %-10s %3d %s" % (item, n, bar(n, biggest)))


def is_palindrome(word):
    return len(word) > 2 and word == word[::-1]


def anagram_groups(words):
    groups = OrderedDict()
    for w in words:
        groups.setdefault("".join(sorted(w)), []).append(w)
    return [g for g in groups.values() if len(g) > 1]


text = sys.stdin.read()
lines = text.splitlines()
words = words_of(text)
unique = sorted(set(words))
sentences = sentences_of(text)

print("lines      {:>6}".format(len(lines)))
print("words      {:>6}".format(len(words)))
print("unique     {:>6}".format(len(unique)))
print("sentences  {:>6}".format(len(sentences)))
print("characters {:>6,}".format(len(text)))
print("bytes      {:>6,}".format(len(text.encode("utf-8"))))
print("letters    {:>6}".format(sum(c.isalpha() for c in text)))
print("punctuation", "".join(sorted(set(text) & set(string.punctuation))))
print("average word %.3f, longest %s" % (sum(map(len, words)) / len(words), max(words, key=len)))
print("syllables %d" % sum(syllables(w) for w in words))

print_histogram("words", Counter(w for w in words if w not in STOP))
print_histogram("letters", Counter(c for c in text.lower() if c.isalpha()), 6)
lengths = Counter(map(len, words))
print("lengths", {k: lengths[k] for k in sorted(lengths)})

pairs = Counter(zip(words, words[1:]))
print([(" ".join(p), n) for p, n in pairs.most_common(4)])

print("palindromes", [w for w in unique if is_palindrome(w)])
print("anagrams", anagram_groups(unique))

longest = max(sentences, key=lambda s: (len(s.split()), s))
print("longest sentence:", longest)
for s in sentences[:3]:
    print(" ", s[:25].ljust(25, "."), "|", s.title()[:20], "|", s.swapcase()[-15:])

upper = [w for w in re.findall(r"\b[A-ZÅÄÖÉ]\w*", text)]
print("capitalised", upper[:12])
unusual = sorted({c for c in text if ord(c) > 127})
print("not ASCII", unusual, [hex(ord(c)) for c in unusual])
print("caesar", sentences[0].translate(str.maketrans(string.ascii_lowercase, string.ascii_lowercase[13:] + string.ascii_lowercase[:13])))
