from __future__ import annotations

import heapq
from collections import defaultdict, deque
from typing import Iterable, Optional

INF = float("inf")


class Graph:
    """A directed weighted graph over strings."""

    def __init__(self, edges: Iterable[tuple[str, str, int]] = ()) -> None:
        self.adj: dict[str, dict[str, int]] = {}
        for a, b, w in edges:
            self.add_edge(a, b, w)

    def add_edge(self, a: str, b: str, weight: int = 1) -> None:
        self.adj.setdefault(a, {})[b] = weight
        self.adj.setdefault(b, {})

    def __len__(self) -> int:
        return len(self.adj)

    def __contains__(self, node: str) -> bool:
        return node in self.adj

    def reversed(self) -> Graph:
        g = Graph()
        for a, targets in self.adj.items():
            for b, w in targets.items():
                g.add_edge(b, a, w)
        return g

    def dijkstra(self, start: str) -> tuple[dict[str, float], dict[str, Optional[str]]]:
        dist: dict[str, float] = {n: INF for n in self.adj}
        prev: dict[str, Optional[str]] = {n: None for n in self.adj}
        dist[start] = 0
        queue: list[tuple[float, str]] = [(0, start)]
        while queue:
            d, node = heapq.heappop(queue)
            if d > dist[node]:
                continue
            for other, w in self.adj[node].items():
                if d + w < dist[other]:
                    dist[other] = d + w
                    prev[other] = node
                    heapq.heappush(queue, (d + w, other))
        return dist, prev

    def path(self, start: str, goal: str) -> list[str]:
        _, prev = self.dijkstra(start)
        out: list[str] = []
        node: Optional[str] = goal
        while node is not None:
            out.append(node)
            node = prev[node]
        return out[::-1] if out[-1] == start else []

    def bfs_levels(self, start: str) -> list[list[str]]:
        seen = {start}
        levels: list[list[str]] = []
        queue = deque([(start, 0)])
        while queue:
            node, level = queue.popleft()
            if level == len(levels):
                levels.append([])
            levels[level].append(node)
            for other in self.adj[node]:
                if other not in seen:
                    seen.add(other)
                    queue.append((other, level + 1))
        return levels

    def topological(self) -> list[str]:
        indegree: defaultdict[str, int] = defaultdict(int)
        for targets in self.adj.values():
            for t in targets:
                indegree[t] += 1
        ready = sorted(n for n in self.adj if not indegree[n])
        order: list[str] = []
        while ready:
            node = ready.pop(0)
            order.append(node)
            for t in sorted(self.adj[node]):
                indegree[t] -= 1
                if indegree[t] == 0:
                    ready.append(t)
        if len(order) != len(self):
            raise ValueError(f"cycle among {sorted(set(self.adj) - set(order))}")
        return order

    def components(self) -> list[list[str]]:
        """Strongly connected components (Kosaraju)."""
        order: list[str] = []
        seen: set[str] = set()

        def visit(g: Graph, node: str, out: list[str]) -> None:
            seen.add(node)
            for other in g.adj[node]:
                if other not in seen:
                    visit(g, other, out)
            out.append(node)

        for n in self.adj:
            if n not in seen:
                visit(self, n, order)
        seen.clear()
        back = self.reversed()
        result = []
        for n in reversed(order):
            if n in back and n not in seen:
                part: list[str] = []
                visit(back, n, part)
                result.append(sorted(part))
        return result


class UnionFind:
    def __init__(self) -> None:
        self.parent: dict[str, str] = {}

    def find(self, x: str) -> str:
        self.parent.setdefault(x, x)
        while self.parent[x] != x:
            self.parent[x] = self.parent[self.parent[x]]
            x = self.parent[x]
        return x

    def union(self, a: str, b: str) -> bool:
        ra, rb = self.find(a), self.find(b)
        if ra == rb:
            return False
        self.parent[rb] = ra
        return True


def spanning_tree(edges: list[tuple[str, str, int]]) -> tuple[int, list[str]]:
    uf = UnionFind()
    chosen = []
    total = 0
    for a, b, w in sorted(edges, key=lambda e: (e[2], e[0], e[1])):
        if uf.union(a, b):
            total += w
            chosen.append(f"{a}-{b}")
    return total, chosen


ROADS = [
    ("Oslo", "Bergen", 463), ("Oslo", "Trondheim", 494), ("Bergen", "Stavanger", 209), ("Oslo", "Kristiansand", 320),
    ("Kristiansand", "Stavanger", 233), ("Trondheim", "Bodø", 706), ("Bodø", "Tromsø", 550), ("Bergen", "Ålesund", 378),
    ("Ålesund", "Trondheim", 302),
]


def main() -> None:
    g = Graph(ROADS)
    dist, _ = g.dijkstra("Oslo")
    for city, km in sorted(dist.items(), key=lambda kv: kv[1]):
        print(f"{city:<14}{km:>6}")
    print(" > ".join(g.path("Oslo", "Tromsø")), g.path("Tromsø", "Oslo"))
    print(g.bfs_levels("Oslo"))
    print(g.topological())
    g.add_edge("Tromsø", "Trondheim", 1200)
    try:
        g.topological()
    except ValueError as e:
        print("error:", e)
    print(g.components())
    print(spanning_tree(ROADS))
    print("Narvik" in g, "Oslo" in g, len(g), dist["Oslo"] < dist["Bergen"] < INF, g.dijkstra("Tromsø")[0]["Oslo"])


main()
