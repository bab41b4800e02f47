from graphlib import CycleError, TopologicalSorter

graph = {"D": {"B", "C"}, "C": {"A"}, "B": {"A"}}
order = list(TopologicalSorter(graph).static_order())
print(order[0], sorted(order[1:3]), order[3])
ts = TopologicalSorter()
ts.add(3, 2, 1)
ts.add(1, 0)
print([*ts.static_order()])
ts2 = TopologicalSorter(graph)
ts2.prepare()
while ts2.is_active():
    ready = ts2.get_ready()
    print(sorted(ready))
    ts2.done(*ready)
try:
    list(TopologicalSorter({1: [2], 2: [3], 3: [1]}).static_order())
except CycleError as error:
    print(error.args[0], len(error.args[1]))
