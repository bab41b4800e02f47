"""Huffman coding: count, build the tree, write bits to a file, read them back."""
import heapq
import os
import sys
from collections import Counter


class Leaf:
    def __init__(self, symbol, weight):
        self.symbol = symbol
        self.weight = weight

    def walk(self, prefix, table):
        table[self.symbol] = prefix or "0"

    def depth(self):
        return 0


class Fork:
    def __init__(self, left, right):
        self.left = left
        self.right = right
        self.weight = left.weight + right.weight

    def walk(self, prefix, table):
        self.left.walk(prefix + "0", table)
        self.right.walk(prefix + "1", table)

    def depth(self):
        return 1 + max(self.left.depth(), self.right.depth())


def build(data):
    heap = []
    for order, (symbol, weight) in enumerate(sorted(Counter(data).items())):
        heapq.heappush(heap, (weight, order, Leaf(symbol, weight)))
    order = len(heap)
    while len(heap) > 1:
        w1, _, a = heapq.heappop(heap)
        w2, _, b = heapq.heappop(heap)
        heapq.heappush(heap, (w1 + w2, order, Fork(a, b)))
        order += 1
    return heap[0][2] if heap else None


def codes(tree):
    table = {}
    if tree is not None:
        tree.walk("", table)
    return table


def encode(data, table):
    return "".join(table[b] for b in data)


def decode(bits, tree, count):
    out = bytearray()
    node = tree
    for bit in bits:
        if isinstance(node, Fork):
            node = node.left if bit == "0" else node.right
        if isinstance(node, Leaf):
            out.append(node.symbol)
            node = tree
            if len(out) == count:
                break
    return bytes(out)


def pack(bits):
    padded = bits + "0" * (-len(bits) % 8)
    return bytes(int(padded[i:i + 8], 2) for i in range(0, len(padded), 8))


def unpack(data):
    return "".join(format(b, "08b") for b in data)


def compress_file(source, target):
    with open(source, "rb") as f:
        data = f.read()
    tree = build(data)
    table = codes(tree)
    counts = Counter(data)
    with open(target, "wb") as f:
        f.write(b"HUF1")
        f.write(len(data).to_bytes(4, "big"))
        f.write(len(counts).to_bytes(2, "big"))
        for symbol, n in sorted(counts.items()):
            f.write(bytes([symbol]) + n.to_bytes(4, "big"))
        f.write(pack(encode(data, table)))
    return tree, table


def read_compressed(path):
    with open(path, "rb") as f:
        if f.read(4) != b"HUF1":
            raise ValueError("%s is not a compressed file" % os.path.basename(path))
        size = int.from_bytes(f.read(4), "big")
        parts = []
        for _ in range(int.from_bytes(f.read(2), "big")):
            symbol = f.read(1)
            parts.append(symbol * int.from_bytes(f.read(4), "big"))
        tree = build(b"".join(parts))
        return decode(unpack(f.read()), tree, size)


def main():
    source = sys.argv[1]
    target = "out.huf"
    tree, table = compress_file(source, target)
    print("tree depth", tree.depth(), "weight", tree.weight)
    for symbol, code in sorted(table.items(), key=lambda sc: (len(sc[1]), sc[1]))[:8]:
        print("%3d %-5r %s" % (symbol, chr(symbol), code))
    before, after = os.path.getsize(source), os.path.getsize(target)
    print(f"{before} -> {after} bytes ({after / before:.1%})")
    restored = read_compressed(target)
    with open(source, "rb") as f:
        print("identical:", restored == f.read())
    print(restored.decode("utf-8").splitlines()[0])

    for sample in (b"a", b"aaaa", b"ab", b"abracadabra", "smörgåsbord".encode(), bytes(range(10)) * 3):
        tree = build(sample)
        bits = encode(sample, codes(tree))
        assert decode(unpack(pack(bits)), tree, len(sample)) == sample
        print(sample, len(sample) * 8, "->", len(bits), pack(bits).hex())
    print(build(b""), codes(None), encode(b"", {}) == "")
    os.remove(target)
    try:
        read_compressed(source)
    except ValueError as e:
        print("error:", e)
    read_compressed(target)


main()
