import asyncio


async def countdown(n):
    try:
        while n:
            yield n
            n -= 1
            await asyncio.sleep(0)
    finally:
        print("closed")


def plain(n):
    try:
        while n:
            yield n
            n -= 1
    finally:
        print("closed", n)


async def main():
    async for n in countdown(3):
        print(n, end=" ")
    print([n async for n in countdown(4) if n % 2 == 0])


print(list(plain(3)))
asyncio.run(main())


async def spread(*args, start=0, **kw):
    """Doc."""
    for a in args:
        start += a
        yield start
    kw = {**kw, "end": start}
    yield kw


class Pager:
    def __init__(self, n):
        self.n = n

    async def pages(self, size, skip=None):
        if skip is None:
            skip = 0
        while skip < self.n:
            page = list(range(skip, min(skip + size, self.n)))
            skip += size
            await asyncio.sleep(0)
            yield page


async def more():
    async for x in spread(1, 2, 3, start=10, a=1):
        print(x)
    async for page in Pager(7).pages(3):
        print(page)


asyncio.run(more())
