def make_text(count):
    seed = 42
    words = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        length = 2 + seed % 4
        word = ""
        for _ in range(length):
            seed = (seed * 1103515245 + 12345) % 2147483648
            word += chr(ord("a") + seed // 65536 % 8)
        words.append(word)
    return " ".join(words)


def count_words(text):
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    return counts


text = make_text(300000)
counts = count_words(text)
best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:10]
for word, count in best:
    print(f"{word:<8}{count:>8}")
print(len(counts), sum(counts.values()), len(text), text.count("ab"), text.upper()[:40])
