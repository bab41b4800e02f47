import asyncio

lock = asyncio.Lock()
sem = asyncio.Semaphore(2)
log = []


async def critical(n):
    async with lock:
        log.append(f"in{n}")
        await asyncio.sleep(0.001)
        log.append(f"out{n}")


async def limited(n):
    async with sem:
        log.append(("start", n))
        await asyncio.sleep(0.001 * n)
        log.append(("stop", n))
    return n


async def waiter(event):
    await event.wait()
    return "released"


async def main():
    await asyncio.gather(*(critical(i) for i in range(3)))
    print(log)
    log.clear()
    print(await asyncio.gather(*[limited(i) for i in range(4)]))
    print(log)
    event = asyncio.Event()
    t = asyncio.create_task(waiter(event), name="wait")
    await asyncio.sleep(0)
    print(t.done(), t.get_name())
    event.set()
    print(await t, t.result())
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.001, fut.set_result, 42)
    print(await fut)
    done, pending = await asyncio.wait({asyncio.create_task(limited(1)), asyncio.create_task(limited(30))}, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), [d.result() for d in done])
    for p in pending:
        p.cancel()
    for f in asyncio.as_completed([limited(3), limited(1)]):
        print(await f)
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timed out")
    async with asyncio.TaskGroup() as tg:
        one = tg.create_task(limited(1))
        two = tg.create_task(limited(2))
    print(one.result(), two.result())


if __name__ == "__main__":
    asyncio.run(main())
