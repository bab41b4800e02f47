"""`graphlib`, `keyword`, `sched`, `stat`."""

import graphlib
import keyword
import sched
import time

sorter = graphlib.TopologicalSorter({"app": ["db", "web"], "web": ["http"], "db": ["os"], "http": ["os"]})
print(list(sorter.static_order()))
steps = graphlib.TopologicalSorter()
steps.add(3, 1, 2)
steps.add(2, 1)
steps.add(4)
steps.prepare()
while steps.is_active():
    ready = steps.get_ready()
    print(ready)
    steps.done(*ready)
try:
    list(graphlib.TopologicalSorter({"a": ["b"], "b": ["c"], "c": ["a"]}).static_order())
except graphlib.CycleError as error:
    print(error.args[0], error.args[1])
try:
    steps.add(9)
except ValueError as error:
    print(error)
try:
    steps.done(77)
except ValueError as error:
    print(error)
print([w for w in ("if", "match", "name", "None", "async") if keyword.iskeyword(w)], len(keyword.kwlist))
print(keyword.issoftkeyword("match"), keyword.softkwlist)

done = []
plan = sched.scheduler(time.monotonic, time.sleep)
plan.enter(0.02, 1, done.append, argument=("late",))
plan.enter(0.01, 2, done.append, argument=("early, second",))
plan.enter(0.01, 1, done.append, argument=("early, first",))
cancelled = plan.enter(0.015, 1, done.append, argument=("never",))
plan.cancel(cancelled)
plan.run()
print(plan.empty(), sorted(done))
