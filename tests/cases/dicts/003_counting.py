text = "the cat and the dog and the bird"
counts = {}
for word in text.split():
    counts[word] = counts.get(word, 0) + 1
print(counts)
for word, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])):
    print(f"{word:<6}{n:>3}")
print(max(counts, key=counts.get), sorted(counts), sum(counts.values()))
letters = {}
for c in text:
    if c not in letters:
        letters[c] = 0
    letters[c] += 1
print(letters)
