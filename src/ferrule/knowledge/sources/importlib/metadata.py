"""`importlib.metadata`: what is installed beside a translated program says nothing about it, so asking is refused."""


class PackageNotFoundError(ModuleNotFoundError):
    pass


def version(distribution_name):
    raise NotImplementedError("Ferrule: importlib.metadata.version is not supported (FER0403)")
