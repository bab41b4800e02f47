from collections import defaultdict, deque

groups = defaultdict(list)
for w in ["one", "two", "three"]:
    groups[len(w)].append(w)
print(groups, dict(groups), groups[99], len(groups), 42 in groups)
n = defaultdict(int)
for c in "hello":
    n[c] += 1
print(n)
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 2
print(nested["a"]["b"], len(nested))
q = deque([1, 2, 3], maxlen=4)
q.append(4)
q.append(5)
q.appendleft(0)
print(q, q.popleft(), q.pop(), q[0], len(q), 3 in q)
q.rotate(1)
q.extend([7])
print(list(q), deque("ab"), q.maxlen)
