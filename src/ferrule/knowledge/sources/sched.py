"""`sched`: translated with the program that imports it; no `kwargs` of events."""

import heapq
import time


class Event:
    def __init__(self, time, priority, sequence, call):
        self.time = time
        self.priority = priority
        self.sequence = sequence
        self.call = call

    def __lt__(self, other):
        return (self.time, self.priority, self.sequence) < (other.time, other.priority, other.sequence)


class scheduler:
    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue = []
        self._count = 0
        self.timefunc = timefunc
        self.delayfunc = delayfunc

    def enterabs(self, time, priority, action, argument=()):
        event = Event(time, priority, self._count, lambda: action(*argument))
        self._count += 1
        heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=()):
        return self.enterabs(self.timefunc() + delay, priority, action, argument)

    def cancel(self, event):
        if event not in self._queue:
            raise ValueError("list.remove(x): x not in list")
        self._queue.remove(event)
        heapq.heapify(self._queue)

    def empty(self):
        return not self._queue

    def run(self, blocking=True):
        while self._queue:
            event = self._queue[0]
            now = self.timefunc()
            if event.time > now:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
            else:
                heapq.heappop(self._queue)
                event.call()
                self.delayfunc(0)
        return None

    @property
    def queue(self):
        return sorted(self._queue)
