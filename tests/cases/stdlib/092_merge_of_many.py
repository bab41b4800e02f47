import heapq
from operator import itemgetter

seqs = []
for i in range(3):
    seqs.append([i, i + 3])
print(list(heapq.merge(*seqs)))
for key in [None, itemgetter(0)]:
    for reverse in [False, True]:
        rows = []
        for i in range(3):
            rows.append(sorted([(i, "a"), (i + 2, "b")], key=key, reverse=reverse))
        print(list(heapq.merge(*rows, key=key, reverse=reverse)))
