"""`graphlib`: translated with the program that imports it. Nodes come in CPython's order."""


class CycleError(ValueError):
    pass


class _Node:
    def __init__(self, node):
        self.node = node
        self.waiting = 0
        self.successors = []


_OUT = -1
_DONE = -2


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._passed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _info(self, node):
        found = self._nodes.get(node)
        if found is None:
            found = _Node(node)
            self._nodes[node] = found
        return found

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        info = self._info(node)
        info.waiting += len(predecessors)
        for predecessor in predecessors:
            self._info(predecessor).successors.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [info.node for info in self._nodes.values() if info.waiting == 0]
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].waiting = _OUT
        self._ready.clear()
        self._passed_out += len(result)
        return result

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if info.waiting != _OUT:
                if info.waiting >= 0:
                    raise ValueError(f"node {node!r} was not passed out (still not ready)")
                raise ValueError(f"node {node!r} was already marked done")
            info.waiting = _DONE
            for successor in info.successors:
                after = self._nodes[successor]
                after.waiting -= 1
                if after.waiting == 0:
                    self._ready.append(successor)
            self._finished += 1

    def _cycle(self):
        """A cycle as the nodes along it, the first one again at the end; empty where there is none."""
        stack = []
        places = {}
        seen = set()
        for start in self._nodes:
            if start in seen:
                continue
            pending = [(start, 0)]
            while pending:
                node, index = pending.pop()
                if index == 0:
                    if node in seen:
                        if node in places:
                            return stack[places[node] :] + [node]
                        continue
                    seen.add(node)
                    places[node] = len(stack)
                    stack.append(node)
                successors = self._nodes[node].successors
                if index < len(successors):
                    pending.append((node, index + 1))
                    pending.append((successors[index], 0))
                else:
                    del places[node]
                    stack.pop()
        return []

    def static_order(self):
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            for node in ready:
                yield node
            self.done(*ready)
