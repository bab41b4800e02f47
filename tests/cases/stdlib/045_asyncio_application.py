import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass
class Job:
    name: str
    cost: float


class Pool:
    def __init__(self, size):
        self.queue = asyncio.Queue(maxsize=2)
        self.done = []
        self.size = size

    async def produce(self, jobs):
        for job in jobs:
            await self.queue.put(job)
            print("queued", job.name)
        for _ in range(self.size):
            await self.queue.put(None)

    async def consume(self, who):
        while (job := await self.queue.get()) is not None:
            await asyncio.sleep(job.cost)
            self.done.append((who, job.name))

    async def run(self, jobs):
        workers = [asyncio.create_task(self.consume(i)) for i in range(self.size)]
        await self.produce(jobs)
        await asyncio.gather(*workers)
        return len(self.done)


@asynccontextmanager
async def timed(label):
    print("begin", label)
    try:
        yield label.upper()
    finally:
        print("end", label)


async def flaky(n):
    await asyncio.sleep(0.001 * n)
    if n == 2:
        raise KeyError("two")
    return n * 10


async def ticker(limit, every):
    for i in range(limit):
        yield i
        await asyncio.sleep(every)


async def main() -> int:
    pool = Pool(2)
    print(await pool.run([Job("a", 0.03), Job("b", 0.01), Job("c", 0.02)]), pool.done)
    async with timed("block") as label:
        print("inside", label)
    try:
        async with timed("bad"):
            raise RuntimeError("boom")
    except RuntimeError as e:
        print("got", e)
    results = await asyncio.gather(*(flaky(i) for i in range(4)), return_exceptions=True)
    for r in results:
        print("error" if isinstance(r, Exception) else "value", repr(r))
    total = 0
    async for t in ticker(3, 0.01):
        total += t
        if t == 2:
            break
    print(total)
    task = asyncio.create_task(flaky(2))
    try:
        await task
    except KeyError as e:
        print("task failed", e, task.done(), task.exception())
    try:
        await asyncio.wait_for(asyncio.sleep(5), 0.01)
    except asyncio.TimeoutError:
        print("too slow")
    return 7


if __name__ == "__main__":
    print(asyncio.run(main()))
