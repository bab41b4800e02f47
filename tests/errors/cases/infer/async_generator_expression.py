# shows: expressions: `(a async for ...)`
import asyncio


async def rows(source):
    found = (row async for row in source)  #! FER0302 "(row async for row in source)"
    return found


asyncio.run(rows([]))
