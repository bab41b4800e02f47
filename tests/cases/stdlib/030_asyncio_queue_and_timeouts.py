import asyncio
import time


async def worker(name, queue, results):
    while True:
        item = await queue.get()
        if item is None:
            queue.task_done()
            break
        await asyncio.sleep(0.01 * item)
        results.append(f"{name}:{item}")
        queue.task_done()


async def main():
    queue = asyncio.Queue()
    results = []
    tasks = [asyncio.create_task(worker(f"w{i}", queue, results)) for i in range(3)]
    for n in [3, 1, 2, 4]:
        await queue.put(n)
    for _ in tasks:
        await queue.put(None)
    await queue.join()
    await asyncio.gather(*tasks)
    print(results)

    async def slow():
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            print("cancelled slow")
            raise
        return 1

    try:
        await asyncio.wait_for(slow(), timeout=0.01)
    except asyncio.TimeoutError:
        print("timeout")
    t = asyncio.create_task(slow())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("task cancelled", t.cancelled(), t.done())


asyncio.run(main())
