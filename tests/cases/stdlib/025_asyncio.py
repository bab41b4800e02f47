import asyncio


async def work(name, n):
    for i in range(n):
        await asyncio.sleep(0)
    return f"{name}{n}"


async def main():
    a = await work("a", 1)
    rest = await asyncio.gather(work("b", 2), work("c", 3))
    print(a, rest)


asyncio.run(main())
