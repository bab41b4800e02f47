"""Reading the dictionary."""


def clean(line):
    word, _, comment = line.partition("#")
    return word.strip().lower()


def load_words(path, minimum=3):
    found = []
    try:
        handle = open(path)
    except OSError as e:
        raise SystemExit("cannot read words: %s" % e)
    with handle as f:
        for line in f:
            for word in clean(line).split():
                if len(word) >= minimum and word not in found:
                    found.append(word)
    return found


def stats(words):
    by_length = {}
    for w in words:
        by_length[len(w)] = by_length.get(len(w), 0) + 1
    return ", ".join("%d of length %d" % (by_length[n], n) for n in sorted(by_length))
