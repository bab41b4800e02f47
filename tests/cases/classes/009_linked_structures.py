class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


head = None
for v in [3, 2, 1]:
    head = Node(v, head)
node = head
while node is not None:
    print(node.value, end=" -> ")
    node = node.next
print("end")


class Tree:
    def __init__(self, key):
        self.key = key
        self.left = None
        self.right = None

    def insert(self, key):
        if key < self.key:
            if self.left:
                self.left.insert(key)
            else:
                self.left = Tree(key)
        elif self.right:
            self.right.insert(key)
        else:
            self.right = Tree(key)

    def walk(self):
        out = self.left.walk() if self.left else []
        out.append(self.key)
        if self.right:
            out += self.right.walk()
        return out


root = Tree(50)
for k in [30, 70, 20, 60, 90, 40]:
    root.insert(k)
print(root.walk())
