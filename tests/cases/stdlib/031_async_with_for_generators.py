import asyncio


class Resource:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        print("open", self.name)
        await asyncio.sleep(0)
        return self

    async def __aexit__(self, kind, value, tb):
        print("close", self.name, kind is not None)
        return kind is ValueError


async def numbers(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


class Counter:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


async def double(x):
    await asyncio.sleep(0)
    return x * 2


async def text(x):
    return str(x)


async def use():
    async with Resource("r") as r:
        print("in", r.name)
        return len(r.name)


async def main():
    print(await use())
    async with Resource("s"):
        raise ValueError("swallowed?")
    async for x in numbers(3):
        print("n", x)
    else:
        print("done")
    async for y in Counter(2):
        print("c", y)
    print([await double(i) for i in range(4)])
    print([x async for x in numbers(5) if x % 2 == 0])
    print({k: await text(k) async for k in numbers(2)})
    a, b = await asyncio.gather(double(4), text(5))
    print(a + 1, b.upper())
    print(await asyncio.gather(fail(1), double(2), return_exceptions=True))
    try:
        await asyncio.gather(fail(2), double(2))
    except ValueError as e:
        print("caught", e)


async def fail(n):
    await asyncio.sleep(0)
    raise ValueError(f"bad {n}")


asyncio.run(main())
