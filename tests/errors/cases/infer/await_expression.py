async def read():
    return 1


async def fetch():
    return await read()  #! FER0322 "await read()"


fetch()
