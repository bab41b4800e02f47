class Link:
    pass


async def fetch(link):
    async with link:  #! FER0301 "async with link:"
        pass


fetch(Link())
