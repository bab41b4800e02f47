"""A prefix tree with wildcard search and spelling suggestions."""
from __future__ import annotations

from typing import Iterator, Optional


class Node:
    def __init__(self) -> None:
        self.children: dict[str, Node] = {}
        self.count: int = 0


class Trie:
    def __init__(self, words: Optional[list[str]] = None) -> None:
        self.root = Node()
        self.size = 0
        for w in words or []:
            self.add(w)

    def add(self, word: str, times: int = 1) -> None:
        node = self.root
        for ch in word:
            node = node.children.setdefault(ch, Node())
        if node.count == 0:
            self.size += 1
        node.count += times

    def _find(self, prefix: str) -> Optional[Node]:
        node = self.root
        for ch in prefix:
            if ch not in node.children:
                return None
            node = node.children[ch]
        return node

    def __contains__(self, word: str) -> bool:
        node = self._find(word)
        return node is not None and node.count > 0

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[str]:
        for word, _ in self._walk(self.root, ""):
            yield word

    def _walk(self, node: Node, prefix: str) -> Iterator[tuple[str, int]]:
        if node.count:
            yield prefix, node.count
        for ch in sorted(node.children):
            yield from self._walk(node.children[ch], prefix + ch)

    def complete(self, prefix: str, limit: int = 5) -> list[str]:
        node = self._find(prefix)
        if node is None:
            return []
        ranked = sorted(self._walk(node, prefix), key=lambda wc: (-wc[1], wc[0]))
        return [w for w, _ in ranked[:limit]]

    def match(self, pattern: str) -> list[str]:
        """`.` stands for any letter, `*` for any number of letters."""
        found: list[str] = []

        def go(node: Node, i: int, word: str) -> None:
            if i == len(pattern):
                if node.count and word not in found:
                    found.append(word)
                return
            ch = pattern[i]
            if ch == "*":
                go(node, i + 1, word)
                for c, child in node.children.items():
                    go(child, i, word + c)
            elif ch == ".":
                for c, child in node.children.items():
                    go(child, i + 1, word + c)
            elif ch in node.children:
                go(node.children[ch], i + 1, word + ch)

        go(self.root, 0, "")
        return sorted(found)

    def remove(self, word: str) -> bool:
        def go(node: Node, i: int) -> bool:
            if i == len(word):
                removed = node.count > 0
                node.count = 0
                return removed
            child = node.children.get(word[i])
            if child is None or not go(child, i + 1):
                return False
            if not child.children and not child.count:
                del node.children[word[i]]
            return True

        if go(self.root, 0):
            self.size -= 1
            return True
        return False

    def suggest(self, word: str, distance: int = 1) -> list[tuple[int, str]]:
        results: list[tuple[int, str]] = []
        first = list(range(len(word) + 1))

        def go(node: Node, letter: str, sofar: str, previous: list[int]) -> None:
            row = [previous[0] + 1]
            for i in range(1, len(word) + 1):
                row.append(min(row[i - 1] + 1, previous[i] + 1, previous[i - 1] + (word[i - 1] != letter)))
            if row[-1] <= distance and node.count:
                results.append((row[-1], sofar))
            if min(row) <= distance:
                for c, child in node.children.items():
                    go(child, c, sofar + c, row)

        for c, child in self.root.children.items():
            go(child, c, c, first)
        return sorted(results)

    def longest_prefix(self, text: str) -> str:
        node, best = self.root, ""
        for i, ch in enumerate(text):
            if (nxt := node.children.get(ch)) is None:
                break
            node = nxt
            if node.count:
                best = text[: i + 1]
        return best

    def nodes(self) -> int:
        stack, n = [self.root], 0
        while stack:
            n += 1
            stack.extend(stack.pop().children.values())
        return n


WORDS = """car card care careful cart cat category dog dodge dot naïve naïveté café cafe 東京 東京都 東 über übung
un under understand understood stand standing standard star start""".split()


def main() -> None:
    t = Trie(WORDS)
    t.add("care", 5)
    t.add("cat", 2)
    print(len(t), t.nodes(), list(t)[:6], list(t)[-4:])
    for prefix in ("car", "sta", "na", "東", "x", ""):
        print(f"{prefix!r:>6}: {t.complete(prefix)}")
    for pattern in ("ca.", "c*t", "*stand*", "...", "caf.", "東*", "*"):
        hits = t.match(pattern)
        print(f"{pattern:<9}{len(hits):>3} {hits[:5]}")
    for word in ("crad", "stnd", "cafe", "understnd", "dig"):
        print(word, t.suggest(word), t.suggest(word, 2)[:3])
    print(t.longest_prefix("carefully"), t.longest_prefix("standards"), repr(t.longest_prefix("zzz")), t.longest_prefix("東京タワー"))
    print(t.remove("car"), t.remove("car"), t.remove("carpet"), "card" in t, "car" in t, len(t))
    for w in list(t):
        if w.startswith("un"):
            t.remove(w)
    print(len(t), t.nodes(), t.complete("un"), sum(1 for w in t if not w.isascii()), max(t, key=len))
    empty = Trie()
    print(len(empty), list(empty), empty.match("*"), "" in empty, bool(empty))


main()
