async def rows(source):
    return [row async for row in source]  #! FER0302 "[row async for row in source]"


rows([])
