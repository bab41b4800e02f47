async def fetch():  #! FER0303 "async def fetch():"
    return 1
