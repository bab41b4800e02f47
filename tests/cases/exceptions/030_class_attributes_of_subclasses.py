class SheetError(Exception):
    code = "#ERR"

    @property
    def label(self):
        return f"plain {self}"


class CycleError(SheetError):
    code = "#CYCLE"

    @property
    def label(self):
        return f"cycle {self}"


class DeepError(CycleError):
    pass


for cls in (SheetError, CycleError, DeepError):
    try:
        raise cls("x")
    except SheetError as e:
        print(e.code, e.label, e)
