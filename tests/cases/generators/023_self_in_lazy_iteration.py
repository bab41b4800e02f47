class Node:
    def __init__(self, name, children=()):
        self.name = name
        self.children = list(children)

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def holds(self, other):
        return any(child is other for child in self.walk())

    def loops(self, node):
        return any(child is self for child in node.walk())


leaf = Node("leaf")
root = Node("root", [leaf, Node("b")])
print(root.holds(leaf), leaf.loops(root), root.loops(leaf))
print(all(part is not root for part in leaf.walk()))


class Group:
    def __init__(self, parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def same(self, groups):
        return [g for g in groups if g is self], list(map(lambda g: g is self, groups)), sum(g == self for g in groups)

    def key(self, groups):
        return sorted(groups, key=lambda g: g is not self)[0] is self


group = Group([1])
found = group.same([Group([1]), group, Group([2])])
print(len(found[0]), found[1], found[2], group.key([Group([3]), group]))
