import asyncio


async def echo():
    got = yield 1  #! FER0322 "yield 1"
    print(got)


async def main():
    async for item in echo():
        print(item)


asyncio.run(main())
