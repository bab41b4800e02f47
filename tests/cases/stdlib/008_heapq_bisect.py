import bisect
import heapq

h = []
for n in [5, 1, 8, 3]:
    heapq.heappush(h, n)
print(h, heapq.heappop(h), h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 9), h)
xs = [9, 4, 7, 1]
heapq.heapify(xs)
print(xs, heapq.nlargest(2, xs), heapq.nsmallest(2, xs), heapq.nlargest(1, ["a", "bbb"], key=len))
tasks = []
for pri, name in [(2, "b"), (1, "z"), (2, "a")]:
    heapq.heappush(tasks, (pri, name))
print([heapq.heappop(tasks) for _ in range(3)], list(heapq.merge([1, 4], [2, 3])))
s = [10, 20, 20, 30]
print(bisect.bisect(s, 20), bisect.bisect_left(s, 20), bisect.bisect_right(s, 5))
bisect.insort(s, 25)
print(s, "FEDCBA"[bisect.bisect([60, 70, 80, 90, 95], 83)])
