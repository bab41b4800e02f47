from sortedcontainers import SortedDict, SortedList, SortedSet

sl = SortedList(['e', 'a', 'c', 'd', 'b'])
print(sl)
sl *= 10
print(sl.count('c'))
print(sl[-3:])
sd = SortedDict({'c': 3, 'a': 1, 'b': 2})
print(sd)
print(sd.popitem(index=-1))
print(sd)
ss = SortedSet('abracadabra')
print(ss)
print(ss.bisect_left('c'))
