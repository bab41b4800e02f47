"""`queue` in a program of one thread: what would wait for another thread would wait forever, and says so."""

import heapq
from collections import deque


class Empty(Exception):
    pass


class Full(Exception):
    pass


def _forever():
    raise NotImplementedError("Ferrule: this queue waits for another thread, and threads are not supported yet")


class Queue:
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.queue = deque()
        self.unfinished_tasks = 0

    def qsize(self):
        return len(self.queue)

    def empty(self):
        return not self.qsize()

    def full(self):
        return 0 < self.maxsize <= self.qsize()

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def put(self, item, block=True, timeout=None):
        if self.full():
            if not block or timeout is not None:
                raise Full
            _forever()
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        if self.empty():
            if not block or timeout is not None:
                raise Empty
            _forever()
        return self._get()

    def put_nowait(self, item):
        self.put(item, False)

    def get_nowait(self):
        return self.get(False)

    def task_done(self):
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        if self.unfinished_tasks:
            _forever()


class LifoQueue(Queue):
    def _get(self):
        return self.queue.pop()


class PriorityQueue(Queue):
    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.heap = []
        self.unfinished_tasks = 0

    def qsize(self):
        return len(self.heap)

    def _put(self, item):
        heapq.heappush(self.heap, item)

    def _get(self):
        return heapq.heappop(self.heap)


class SimpleQueue(Queue):
    def __init__(self):
        self.maxsize = 0
        self.queue = deque()
        self.unfinished_tasks = 0
