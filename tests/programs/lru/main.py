# An LRU cache made by hand: a dict plus a doubly linked list in a ring (every node is in a cycle).

import functools


class Link(object):
    __slots__ = ("prev", "next", "key", "value")

    def __init__(self, key=None, value=None):
        self.key = key
        self.value = value
        self.prev = self
        self.next = self


class LRUCache(object):
    def __init__(self, capacity=3, on_evict=None):
        self.capacity = capacity
        self.on_evict = on_evict
        self.index = {}
        self.root = Link()
        self.hits = self.misses = 0

    def _unlink(self, link):
        link.prev.next = link.next
        link.next.prev = link.prev

    def _push_front(self, link):
        first = self.root.next
        self.root.next = link
        link.prev = self.root
        link.next = first
        first.prev = link

    def __getitem__(self, key):
        link = self.index.get(key)
        if link is None:
            self.misses += 1
            raise KeyError(key)
        self.hits += 1
        self._unlink(link)
        self._push_front(link)
        return link.value

    def __setitem__(self, key, value):
        if key in self.index:
            link = self.index[key]
            link.value = value
            self._unlink(link)
        else:
            if len(self.index) >= self.capacity:
                oldest = self.root.prev
                self._unlink(oldest)
                del self.index[oldest.key]
                if self.on_evict:
                    self.on_evict(oldest.key, oldest.value)
            link = self.index[key] = Link(key, value)
        self._push_front(link)

    def __delitem__(self, key):
        self._unlink(self.index.pop(key))

    def __contains__(self, key):
        return key in self.index

    def __len__(self):
        return len(self.index)

    def __iter__(self):
        link = self.root.next
        while link is not self.root:
            yield link.key
            link = link.next

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def items(self):
        return [(k, self.index[k].value) for k in self]

    def __repr__(self):
        return "LRUCache(%s)" % ", ".join("%r: %r" % kv for kv in self.items())


def cached(capacity):
    def decorate(f):
        cache = LRUCache(capacity)

        @functools.wraps(f)
        def wrapper(*args):
            if args in cache:
                return cache[args]
            cache.misses += 1
            result = cache[args] = f(*args)
            return result

        wrapper.cache = cache
        return wrapper

    return decorate


@cached(4)
def slow_square(n):
    """Pretend that this is slow."""
    return n * n


@cached(200)
def ways(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or not coins:
        return 0
    return ways(amount - coins[0], coins) + ways(amount, coins[1:])


evicted = []
cache = LRUCache(3, on_evict=lambda k, v: evicted.append((k, v)))
for i, name in enumerate(["ann", "bob", "cyd"]):
    cache[name] = i
print(cache, len(cache))
print(cache["ann"], cache)
cache["dan"] = 10
print(cache, evicted, "bob" in cache, cache.get("bob"), cache.get("bob", "?"))
cache["cyd"] = 99
cache["eve"] = 11
print(list(cache), evicted, cache.hits, cache.misses)
del cache["cyd"]
print(cache.items())
try:
    cache["cyd"]
except KeyError as e:
    print("KeyError:", e)
try:
    del cache["zed"]
except KeyError as e:
    print("cannot delete", e)

for n in [1, 2, 3, 4, 1, 5, 2, 2]:
    slow_square(n)
print(slow_square.__name__, slow_square.__doc__, slow_square.cache, slow_square.cache.hits, slow_square.cache.misses)
print(ways(100, (50, 25, 10, 5, 1)), ways.cache.misses > 100, len(ways.cache))

ring = LRUCache(2)
ring["self"] = ring
print(ring["self"] is ring, len(ring["self"]["self"]))
