import heapq
import math

print(heapq.heappush.__doc__)
print(len.__doc__)
print(math.sqrt.__doc__.splitlines()[0])
print(dict.clear.__doc__)
print(str.upper.__name__, len.__name__)
